"use client";
import { ConnectSnippets } from "#components/agents/connect-snippets.tsx";
import { PlainPage } from "#components/sign-in/plain-page.tsx";
import { isoTime } from "#components/ui/iso-time.ts";
import { QrCode } from "#components/ui/qr-code.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { useOrigin } from "#components/ui/use-origin.ts";
import { ClosedInvite } from "./closed-invite.tsx";
import { JoinForms } from "./join-forms.tsx";
import type { ShownInvite } from "./join-invite.ts";

type JoinScreenProps = { invite: ShownInvite | null; code: string; signedInAs: string | null };

/** Behind an invite link: who invites to what, and the ways in. */
export function JoinScreen({ invite, code, signedInAs }: JoinScreenProps) {
  const origin = useOrigin();
  if (invite?.state !== "open") return <ClosedInvite invite={invite} signedIn={signedInAs !== null} />;
  const url = origin && `${origin}/join/${code}`;
  return (
    <PlainPage
      wide
      title={`${invite.inviter} invites ${invite.kind === "agent" ? "your agent" : "you"} to “${invite.workspace.name}”`}
      lead={invite.workspace.goal}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-12 gap-y-6">
        <div className="min-w-0 max-w-xl flex-1 basis-80">
          {invite.kind === "human" && <JoinForms code={code} signedInAs={signedInAs} role={invite.role} />}
          {invite.kind === "agent" && url && <ConnectSnippets invitation={{ origin, code, url }} />}
        </div>
        <figure className="flex flex-col items-start gap-2 max-sm:hidden">
          <div className="size-40">{url && <QrCode text={url} label={`QR code of ${url}`} />}</div>
          <figcaption className="text-ink-soft text-sm">
            Open this page on a phone.
            <br />
            The invite ends <RelativeTime at={isoTime(invite.expiresAt)} />.
          </figcaption>
        </figure>
      </div>
    </PlainPage>
  );
}

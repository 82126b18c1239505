import { PlainPage } from "#components/sign-in/plain-page.tsx";
import { isoTime } from "#components/ui/iso-time.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ShownInvite } from "./join-invite.ts";

/** An invite that opens nothing (any more): why, and what to do. */
export function ClosedInvite({ invite, signedIn }: { invite: ShownInvite | null; signedIn: boolean }) {
  return (
    <PlainPage title={titleOf(invite)} lead={<Words invite={invite} />}>
      <LinkButton
        href={signedIn ? "/workspaces" : "/sign-in"}
        variant="primary"
        size="lg"
        className="self-start"
      >
        {signedIn ? "Your workspaces" : "Sign in"}
      </LinkButton>
    </PlainPage>
  );
}

function titleOf(invite: ShownInvite | null): string {
  if (!invite) return "There is no such invite";
  return invite.state === "expired" ? "This invite has expired" : "This invite was used already";
}

function Words({ invite }: { invite: ShownInvite | null }) {
  if (!invite)
    return <>Check that the whole link was copied. If it was, ask whoever sent it for a new one.</>;
  const { inviter, workspace, expiresAt } = invite;
  if (invite.state === "expired")
    return (
      <>
        It ended <RelativeTime at={isoTime(expiresAt)} />. Ask {inviter} for a new link to “{workspace.name}”.
      </>
    );
  return (
    <>
      Each invite lets one in. If that was you, sign in. If not, ask {inviter} for a new link to “
      {workspace.name}”.
    </>
  );
}

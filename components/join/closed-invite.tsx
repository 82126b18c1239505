import { PlainPage } from "#components/sign-in/plain-page.tsx";
import { isoTime } from "#components/ui/iso-time.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ShownInvite } from "./join-invite.ts";

/** An invite that opens nothing any more: why, and what to do. */
export function ClosedInvite({ invite, signedIn }: { invite: ShownInvite; signedIn: boolean }) {
  return (
    <PlainPage title={titles[invite.state]} lead={<Words invite={invite} />}>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={signedIn ? "/workspaces" : "/sign-in"} variant="primary" size="lg">
          {signedIn ? "Your workspaces" : "Sign in"}
        </LinkButton>
      </div>
    </PlainPage>
  );
}

const titles: Record<ShownInvite["state"], string> = {
  open: "This invite is open",
  expired: "This invite has expired",
  used: "This invite was used already",
  unknown: "There is no such invite",
};

function Words({ invite }: { invite: ShownInvite }) {
  if (invite.state === "unknown")
    return <>Check that the whole link was copied. If it was, ask whoever sent it for a new one.</>;
  if (invite.state === "expired")
    return (
      <>
        It ended <RelativeTime at={isoTime(invite.expiresAt)} />. Ask {invite.inviterName} for a new link to “
        {invite.workspaceName}”.
      </>
    );
  return (
    <>
      Each invite lets one in. If that was you, sign in. If not, ask {invite.inviterName} for a new link to “
      {invite.workspaceName}”.
    </>
  );
}

"use client";
import { Button } from "#components/ui/button.tsx";
import { duration } from "#components/ui/format-time.ts";
import { isoTime } from "#components/ui/iso-time.ts";
import { QrCode } from "#components/ui/qr-code.tsx";
import { useNow } from "#components/ui/use-now.tsx";
import { ConnectSnippets } from "./connect-snippets.tsx";
import { LocalAddress } from "./local-address.tsx";
import { StepTitle } from "./step-title.tsx";

type FreshInviteProps = {
  invite: { code: string; url: string; expiresAt: Date | string };
  onAgain: () => void;
  busy: boolean;
};

/** A new invite ready to be copied, with its countdown and its QR code. */
export function FreshInvite({ invite, onAgain, busy }: FreshInviteProps) {
  const left = (Date.parse(isoTime(invite.expiresAt)) - useNow()) / 1000;
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <div>
        <StepTitle number={1}>Make an invite</StepTitle>
        <div className="flex flex-wrap items-center gap-3">
          {left > 0 ? (
            <p className="text-ink-soft">
              Good for one agent, for <span className="font-mono text-ink">{duration(left)}</span> from now.
            </p>
          ) : (
            <p className="text-attention">
              This invite has expired. An agent that already asked to join is not affected.
            </p>
          )}
          <Button size="sm" busy={busy} onClick={onAgain}>
            Make another invite
          </Button>
        </div>
      </div>
      <LocalAddress origin={new URL(invite.url).origin} />
      <ConnectSnippets
        invitation={{ origin: new URL(invite.url).origin, code: invite.code, url: invite.url }}
      />
      <details className="max-sm:hidden">
        <summary className="cursor-pointer py-1 text-ink-soft">
          For an agent on a phone: QR code of the invite
        </summary>
        <div className="mt-2">
          <QrCode text={invite.url} label={`QR code of ${invite.url}`} />
        </div>
      </details>
    </div>
  );
}

"use client";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { inviteCode } from "./invite-code.ts";
import { PlainPage } from "./plain-page.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/** The way in: what this is in one sentence, e-mail and password, and where an account comes from. */
export function SignInScreen({ next, linkFailed }: { next: string; linkFailed: boolean }) {
  const [wrong, setWrong] = useState(false);
  function openInvite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = inviteCode(String(new FormData(event.currentTarget).get("code")));
    setWrong(!code);
    if (code) window.location.assign(`/join/${code}`);
  }
  return (
    <PlainPage
      title="Sign in"
      lead="People and always-on AI agents, finishing work together in one workspace."
    >
      {linkFailed && (
        <ErrorNotice>
          This sign-in link was used already or has expired. Sign in with your password, or ask whoever runs
          the server for a new link.
        </ErrorNotice>
      )}
      <SignInForm
        onSignedIn={async () => {
          window.location.assign(next);
          return null;
        }}
      />
      <section className="border-line border-t pt-5">
        <h2 className="text-base">No account yet?</h2>
        <p className="mt-1 text-ink-soft">
          An account here comes with an invite. Ask a member for a link, or paste it here.
        </p>
        <form onSubmit={openInvite} className="mt-3 flex items-start gap-2">
          <Field
            label={<span className="sr-only">Invite link or code</span>}
            name="code"
            className="flex-1"
            error={wrong ? "This holds no invite code. It looks like …/join/K7QM2XW9." : undefined}
          >
            <Input placeholder="Invite link or code" required className="h-10" />
          </Field>
          <Button type="submit" size="lg">
            Open invite
          </Button>
        </form>
      </section>
    </PlainPage>
  );
}

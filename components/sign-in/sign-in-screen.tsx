"use client";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { ForgottenPassword } from "./forgotten-password.tsx";
import { OpenInvite } from "./open-invite.tsx";
import { PlainPage } from "./plain-page.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { SignUpForm } from "./sign-up-form.tsx";

type SignInScreenProps = {
  next: string;
  linkFailed: boolean;
  /** Who may make an account: whoever holds an invite, or everyone. */
  signUp: "invite" | "open";
};

/** The way in: what this is in one sentence, e-mail and password, and where an account comes from. */
export function SignInScreen({ next, linkFailed, signUp }: SignInScreenProps) {
  const [isNew, setNew] = useState(false);
  const goOn = async () => {
    window.location.assign(next);
    return null;
  };
  if (isNew)
    return (
      <PlainPage title="Create an account" lead="It is yours at once; no mail is sent.">
        <SignUpForm code="" onSignedIn={goOn} action="Create account" />
        <section className="border-line border-t pt-5">
          <h2 className="text-base">You have an account?</h2>
          <Button size="lg" className="mt-3" onClick={() => setNew(false)}>
            Sign in
          </Button>
        </section>
      </PlainPage>
    );
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
      <div>
        <SignInForm onSignedIn={goOn} />
        <ForgottenPassword className="mt-3" />
      </div>
      <section className="border-line border-t pt-5">
        <h2 className="text-base">No account yet?</h2>
        {signUp === "open" ? (
          <>
            <Button size="lg" className="mt-3" onClick={() => setNew(true)}>
              Create an account
            </Button>
            <p className="mt-4 text-ink-soft">Invited to a workspace? Open your link, or paste it here.</p>
          </>
        ) : (
          <p className="mt-1 text-ink-soft">
            An account here comes with an invite. Ask a member for a link, or paste it here.
          </p>
        )}
        <OpenInvite />
      </section>
    </PlainPage>
  );
}

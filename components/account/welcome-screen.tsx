"use client";
import { PlainPage } from "#components/sign-in/plain-page.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { AccountForm } from "./account-form.tsx";

/** After the one-time link: makes the account the owner's own. */
export function WelcomeScreen({ name, email }: { name: string; email: string }) {
  return (
    <PlainPage
      title="Welcome"
      lead="You are signed in. Set a password now, so that you can come back without a link."
    >
      <AccountForm
        name={name}
        email={email}
        passwordNeeded
        action="Save and go on"
        onSaved={() => window.location.assign("/workspaces")}
      >
        <LinkButton href="/workspaces" variant="quiet" size="lg">
          Skip for now
        </LinkButton>
      </AccountForm>
      <p className="text-ink-soft text-sm">
        Skipped, you need a new link from the terminal the next time you sign in.
      </p>
    </PlainPage>
  );
}

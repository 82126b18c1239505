"use client";
import { PlainPage } from "#components/sign-in/plain-page.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { AccountForm } from "./account-form.tsx";
import { PasswordForm } from "./password-form.tsx";
import { useAccount } from "./use-account.ts";

const goOn = () => window.location.assign("/workspaces");

/** After the one-time link: makes a new account the person's own; an account that has a password goes straight on. */
export function WelcomeScreen({ name, email }: { name: string; email: string }) {
  const account = useAccount();
  if (account && !account.placeholder)
    return (
      <PlainPage title={`Welcome back, ${name}`} lead="You are signed in.">
        <div className="flex flex-wrap gap-2">
          <LinkButton href="/workspaces" variant="primary" size="lg">
            Your workspaces
          </LinkButton>
          <LinkButton href="/account" size="lg">
            Your account
          </LinkButton>
        </div>
        {account.byLink && (
          <Section title="Forgot your password?" className="border-line border-t pt-5">
            <p className="mb-4 text-ink-soft">
              For 15 minutes after opening your link you can set a new one without the old one.
            </p>
            <PasswordForm byLink={{ name: account.name, email: account.email }} onChanged={goOn} />
          </Section>
        )}
      </PlainPage>
    );
  return (
    <PlainPage
      title="Welcome"
      lead="You are signed in. Set a password now, so that you can come back without a link."
    >
      {account ? (
        <AccountForm
          name={name === "Owner" ? "" : name}
          email={email.endsWith(".local") ? "" : email}
          passwordNeeded
          action="Save and go on"
          onSaved={goOn}
        >
          <LinkButton href="/workspaces" variant="quiet" size="lg">
            Skip for now
          </LinkButton>
        </AccountForm>
      ) : (
        <Skeleton className="h-80" />
      )}
      <p className="text-ink-soft text-sm">
        Skipped, you need a new link the next time; whoever runs the server makes one with{" "}
        <code className="font-mono">npm run -s claw -- sign-in-link</code>.
      </p>
    </PlainPage>
  );
}

"use client";
import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { useTRPC } from "#components/live/trpc.ts";
import { authCall } from "#components/sign-in/auth-call.ts";
import { ForgottenPassword } from "#components/sign-in/forgotten-password.tsx";
import { PlainPage } from "#components/sign-in/plain-page.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { ThemeSwitch } from "#components/ui/theme-switch.tsx";
import { notify } from "#components/ui/toast.tsx";
import { AccountForm } from "./account-form.tsx";
import { PasswordForm } from "./password-form.tsx";
import { useAccount } from "./use-account.ts";

/** The account of the person who is signed in: name, e-mail, password, theme, signing out. */
export function AccountScreen({ name, email }: { name: string; email: string }) {
  const account = useAccount();
  const queries = useQueryClient();
  const trpc = useTRPC();
  const refresh = () => void queries.invalidateQueries({ queryKey: trpc.members.me.queryKey() });
  function saved() {
    notify({ title: "Your account is saved" });
    refresh();
  }
  const [error, setError] = useState<string | null>(null);
  async function signOut() {
    const refusal = await authCall("/sign-out", {});
    setError(refusal);
    if (!refusal) window.location.assign("/sign-in");
  }
  return (
    <PlainPage title="Your account">
      {account ? (
        <AccountForm
          key={String(account.placeholder)}
          name={name}
          email={email}
          passwordNeeded={account.placeholder}
          action="Save account"
          onSaved={saved}
        />
      ) : (
        <Skeleton className="h-52" />
      )}
      {account && !account.placeholder && (
        <Section title="Password" className="border-line border-t pt-5">
          <PasswordForm
            byLink={account.byLink ? { name: account.name, email: account.email } : null}
            onChanged={refresh}
          />
          {!account.byLink && <ForgottenPassword className="mt-3" />}
        </Section>
      )}
      <Section title="Appearance" className="border-line border-t pt-5">
        <ThemeSwitch />
      </Section>
      <div className="flex flex-wrap items-center gap-3 border-line border-t pt-5">
        <Button onClick={signOut}>Sign out</Button>
        <Link href="/workspaces" className="py-2 text-accent underline underline-offset-2">
          Your workspaces
        </Link>
      </div>
      {error && <ErrorNotice>{error}</ErrorNotice>}
    </PlainPage>
  );
}

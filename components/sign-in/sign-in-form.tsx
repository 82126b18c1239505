"use client";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { authCall } from "./auth-call.ts";

type SignInFormProps = {
  /** What to do once signed in; answers what went wrong, or null. */
  onSignedIn: () => Promise<string | null>;
  action?: string;
};

/** Signs in with e-mail and password. */
export function SignInForm({ onSignedIn, action = "Sign in" }: SignInFormProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const refusal =
      (await authCall("/sign-in/email", {
        email: String(form.get("email")).trim(),
        password: String(form.get("password")),
      })) ?? (await onSignedIn());
    setError(refusal);
    setBusy(refusal === null);
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field label="E-mail" name="email">
        <Input type="email" autoComplete="username" required className="h-10" />
      </Field>
      <Field label="Password" name="password">
        <Input type="password" autoComplete="current-password" required className="h-10" />
      </Field>
      {error && <ErrorNotice>{error}</ErrorNotice>}
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        {action}
      </Button>
    </form>
  );
}

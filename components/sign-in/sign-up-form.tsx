"use client";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { authCall } from "./auth-call.ts";

type SignUpFormProps = {
  /** The invite's code; empty where everyone may make an account. */
  code: string;
  /** What to do once the account is there; answers what went wrong, or null. */
  onSignedIn: () => Promise<string | null>;
  action: string;
};

/** Makes an account: with the right an invite code gives, or where everyone may. */
export function SignUpForm({ code, onSignedIn, action }: SignUpFormProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const account = {
      name: String(form.get("name")).trim(),
      email: String(form.get("email")).trim(),
      password: String(form.get("password")),
    };
    const refusal =
      (await authCall("/sign-up/email", account, code ? { "x-invite-code": code } : {})) ??
      (await onSignedIn());
    setError(refusal);
    setBusy(refusal === null);
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field label="Your name" name="name" description="As the others see you.">
        <Input autoComplete="name" required maxLength={80} className="h-10" />
      </Field>
      <Field label="E-mail" name="email">
        <Input type="email" autoComplete="username" required className="h-10" />
      </Field>
      <Field label="Password" name="password" description="At least 8 characters.">
        <Input
          type="password"
          autoComplete="new-password"
          required
          minLength={8}
          maxLength={128}
          className="h-10"
        />
      </Field>
      {error && <ErrorNotice>{error}</ErrorNotice>}
      <Button type="submit" variant="primary" size="lg" busy={busy}>
        {action}
      </Button>
    </form>
  );
}

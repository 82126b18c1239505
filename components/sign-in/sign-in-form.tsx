"use client";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { PendingForm, textOf } from "#components/ui/pending-form.tsx";
import { authCall } from "./auth-call.ts";

type SignInFormProps = {
  /** What to do once signed in; answers what went wrong, or null. */
  onSignedIn: () => Promise<string | null>;
  action?: string;
};

/** Signs in with e-mail and password. */
export function SignInForm({ onSignedIn, action = "Sign in" }: SignInFormProps) {
  const send = async (data: FormData) =>
    (await authCall("/sign-in/email", {
      email: textOf(data, "email"),
      password: String(data.get("password")),
    })) ?? (await onSignedIn());
  return (
    <PendingForm send={send} action={action} leaves>
      <Field label="E-mail" name="email">
        <Input type="email" autoComplete="username" required className="h-10" />
      </Field>
      <Field label="Password" name="password">
        <Input type="password" autoComplete="current-password" required className="h-10" />
      </Field>
    </PendingForm>
  );
}

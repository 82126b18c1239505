"use client";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { NewPassword } from "#components/ui/new-password.tsx";
import { PendingForm, textOf } from "#components/ui/pending-form.tsx";
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
  async function send(data: FormData): Promise<string | null> {
    const account = {
      name: textOf(data, "name"),
      email: textOf(data, "email"),
      password: String(data.get("password")),
    };
    const refusal = await authCall("/sign-up/email", account, code ? { "x-invite-code": code } : {});
    return refusal ?? (await onSignedIn());
  }
  return (
    <PendingForm send={send} action={action} leaves>
      <Field label="Your name" name="name" description="As the others see you.">
        <Input autoComplete="name" required maxLength={80} className="h-10" />
      </Field>
      <Field label="E-mail" name="email">
        <Input type="email" autoComplete="username" required className="h-10" />
      </Field>
      <NewPassword name="password" label="Password" />
    </PendingForm>
  );
}

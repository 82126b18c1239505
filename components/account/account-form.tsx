"use client";
import type { ReactNode } from "react";
import { reasonOf, useTRPCClient } from "#components/live/trpc.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { NewPassword } from "#components/ui/new-password.tsx";
import { PendingForm, textOf } from "#components/ui/pending-form.tsx";

type AccountFormProps = {
  name: string;
  email: string;
  /** True while the account has no password of its own. */
  passwordNeeded: boolean;
  action: string;
  onSaved: () => void;
  children?: ReactNode;
};

/** Name, e-mail and password of the person who is signed in. */
export function AccountForm({ name, email, passwordNeeded, action, onSaved, children }: AccountFormProps) {
  const client = useTRPCClient();
  const send = (data: FormData) => {
    const password = String(data.get("password") ?? "");
    const account = { name: textOf(data, "name"), email: textOf(data, "email") };
    return client.members.updateAccount
      .mutate({ ...account, ...(password ? { password } : {}) })
      .then(onSaved)
      .then(() => null, reasonOf);
  };
  return (
    <PendingForm send={send} action={action} beside={children}>
      <Field label="Your name" name="name" description="As the others see you.">
        <Input defaultValue={name} autoComplete="name" required maxLength={80} className="h-10" />
      </Field>
      <Field label="E-mail" name="email" description="You sign in with it. No mail is sent to it.">
        <Input type="email" defaultValue={email} autoComplete="username" required className="h-10" />
      </Field>
      {passwordNeeded && <NewPassword name="password" label="Password" />}
    </PendingForm>
  );
}

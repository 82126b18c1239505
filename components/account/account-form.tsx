"use client";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

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
  const save = useMutation(useTRPC().members.updateAccount.mutationOptions({ onSuccess: onSaved }));
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get("password") ?? "");
    save.mutate({
      name: String(form.get("name")).trim(),
      email: String(form.get("email")).trim(),
      ...(password ? { password } : {}),
    });
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field label="Your name" name="name" description="As the others see you.">
        <Input defaultValue={name} autoComplete="name" required maxLength={80} className="h-10" />
      </Field>
      <Field label="E-mail" name="email" description="You sign in with it. No mail is sent to it.">
        <Input type="email" defaultValue={email} autoComplete="username" required className="h-10" />
      </Field>
      {passwordNeeded && (
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
      )}
      {save.error && <ErrorNotice>{reasonOf(save.error)}</ErrorNotice>}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" size="lg" busy={save.isPending}>
          {action}
        </Button>
        {children}
      </div>
    </form>
  );
}

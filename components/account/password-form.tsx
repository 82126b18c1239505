"use client";
import { type FormEvent, useRef, useState } from "react";
import { reasonOf, useTRPCClient } from "#components/live/trpc.ts";
import { authCall } from "#components/sign-in/auth-call.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { notify } from "#components/ui/toast.tsx";

type PasswordFormProps = {
  /** Who came by a one-time link just now, and so needs no old password; null for everyone else. */
  byLink: { name: string; email: string } | null;
  onChanged: () => void;
};

/** Changes the password, with the old one unless a one-time link was just opened; every other session of the account ends. */
export function PasswordForm({ byLink, onChanged }: PasswordFormProps) {
  const client = useTRPCClient();
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  async function change(data: FormData): Promise<string | null> {
    const newPassword = String(data.get("newPassword"));
    if (!byLink) {
      const currentPassword = String(data.get("currentPassword"));
      return authCall("/change-password", { currentPassword, newPassword, revokeOtherSessions: true });
    }
    return client.members.updateAccount
      .mutate({ ...byLink, password: newPassword })
      .then(() => null, reasonOf);
  }
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    const refusal = await change(new FormData(event.currentTarget));
    setBusy(false);
    setError(refusal);
    if (refusal) return;
    form.current?.reset();
    notify({ title: "Your password is changed", description: "Other browsers were signed out." });
    onChanged();
  }
  return (
    <form ref={form} onSubmit={submit} className="flex flex-col gap-4">
      {!byLink && (
        <Field label="Present password" name="currentPassword">
          <Input type="password" autoComplete="current-password" required className="h-10" />
        </Field>
      )}
      <Field label="New password" name="newPassword" description="At least 8 characters.">
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
      <Button type="submit" busy={busy} className="self-start">
        {byLink ? "Set a new password" : "Change password"}, sign out other browsers
      </Button>
    </form>
  );
}

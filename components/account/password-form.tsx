"use client";
import { type FormEvent, useRef, useState } from "react";
import { authCall } from "#components/sign-in/auth-call.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Section } from "#components/ui/section.tsx";
import { notify } from "#components/ui/toast.tsx";

/** Changes the password with the old one; every other session of the account ends. */
export function PasswordForm() {
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setBusy(true);
    const refusal = await authCall("/change-password", {
      currentPassword: String(data.get("currentPassword")),
      newPassword: String(data.get("newPassword")),
      revokeOtherSessions: true,
    });
    setBusy(false);
    setError(refusal);
    if (refusal) return;
    form.current?.reset();
    notify({ title: "Your password is changed", description: "Other browsers were signed out." });
  }
  return (
    <Section title="Password" className="border-line border-t pt-5">
      <form ref={form} onSubmit={submit} className="flex flex-col gap-4">
        <Field label="Present password" name="currentPassword">
          <Input type="password" autoComplete="current-password" required className="h-10" />
        </Field>
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
          Change password, sign out other browsers
        </Button>
      </form>
    </Section>
  );
}

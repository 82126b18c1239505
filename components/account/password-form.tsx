"use client";
import { reasonOf, useTRPCClient } from "#components/live/trpc.ts";
import { authCall } from "#components/sign-in/auth-call.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { NewPassword } from "#components/ui/new-password.tsx";
import { PendingForm } from "#components/ui/pending-form.tsx";
import { notify } from "#components/ui/toast.tsx";

type PasswordFormProps = {
  /** Who came by a one-time link just now, and so needs no old password; null for everyone else. */
  byLink: { name: string; email: string } | null;
  onChanged: () => void;
};

/** Changes the password, with the old one unless a one-time link was just opened; every other session of the account ends. */
export function PasswordForm({ byLink, onChanged }: PasswordFormProps) {
  const client = useTRPCClient();
  async function change(data: FormData): Promise<string | null> {
    const newPassword = String(data.get("newPassword"));
    if (byLink)
      return client.members.updateAccount
        .mutate({ ...byLink, password: newPassword })
        .then(() => null, reasonOf);
    const currentPassword = String(data.get("currentPassword"));
    return authCall("/change-password", { currentPassword, newPassword, revokeOtherSessions: true });
  }
  async function send(data: FormData, form: HTMLFormElement): Promise<string | null> {
    const refusal = await change(data);
    if (refusal) return refusal;
    form.reset();
    notify({ title: "Your password is changed", description: "Other browsers were signed out." });
    onChanged();
    return null;
  }
  const action = `${byLink ? "Set a new password" : "Change password"}, sign out other browsers`;
  return (
    <PendingForm send={send} action={action} look={{ variant: "plain", size: "md" }}>
      {!byLink && (
        <Field label="Present password" name="currentPassword">
          <Input type="password" autoComplete="current-password" required className="h-10" />
        </Field>
      )}
      <NewPassword name="newPassword" label="New password" />
    </PendingForm>
  );
}

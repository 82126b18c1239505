"use client";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { inviteCode } from "./invite-code.ts";

/** Opens an invite from its link or its code. */
export function OpenInvite() {
  const [wrong, setWrong] = useState(false);
  function open(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = inviteCode(String(new FormData(event.currentTarget).get("code")));
    setWrong(!code);
    if (code) window.location.assign(`/join/${code}`);
  }
  return (
    <form onSubmit={open} className="mt-3 flex items-start gap-2">
      <Field
        label={<span className="sr-only">Invite link or code</span>}
        name="code"
        className="flex-1 gap-0"
        error={wrong ? "This holds no invite code. It looks like …/join/K7QM2XW9." : undefined}
      >
        <Input placeholder="Invite link or code" required className="h-10" />
      </Field>
      <Button type="submit" size="lg">
        Open invite
      </Button>
    </form>
  );
}

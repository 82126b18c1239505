"use client";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import type { ButtonStyle } from "./button-style.ts";
import { ErrorNotice } from "./error-notice.tsx";

type PendingFormProps = {
  /** The fields. */
  children: ReactNode;
  action: ReactNode;
  /** Sends what was filled in; answers what went wrong in words, or null. */
  send: (data: FormData, form: HTMLFormElement) => Promise<string | null>;
  /** The page is left on success: the button stays busy until it is gone. */
  leaves?: boolean;
  look?: ButtonStyle;
  /** Stands beside the button. */
  beside?: ReactNode;
};

/** A form that is sent once at a time: busy while it is on its way, and what went wrong above its button. */
export function PendingForm({
  children,
  action,
  send,
  leaves = false,
  look = { variant: "primary", size: "lg" },
  beside,
}: PendingFormProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    const refusal = await send(new FormData(form), form);
    setError(refusal);
    setBusy(leaves && refusal === null);
  }
  const button = (
    <Button type="submit" {...look} busy={busy} className={beside || leaves ? undefined : "self-start"}>
      {action}
    </Button>
  );
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {children}
      {error && <ErrorNotice>{error}</ErrorNotice>}
      {beside ? (
        <div className="flex flex-wrap items-center gap-2">
          {button}
          {beside}
        </div>
      ) : (
        button
      )}
    </form>
  );
}

/** A trimmed text of a form; empty when it is not there. */
export const textOf = (data: FormData, name: string): string => String(data.get(name) ?? "").trim();

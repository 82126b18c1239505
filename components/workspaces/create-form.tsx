"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

/** Makes a workspace: name and goal are needed, rules may follow later. */
export function CreateForm({ onCancel }: { onCancel: (() => void) | undefined }) {
  const router = useRouter();
  const create = useMutation(
    useTRPC().workspaces.create.mutationOptions({ onSuccess: ({ id }) => router.push(`/w/${id}`) }),
  );
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    create.mutate({ name: text("name"), goal: text("goal"), rules: text("rules") });
  }
  return (
    <form
      onSubmit={submit}
      aria-label="New workspace"
      className="flex max-w-xl flex-col gap-4 rounded-lg border border-line bg-raised p-4 sm:p-5"
    >
      <Field label="Name" name="name">
        <Input required maxLength={80} className="h-10" autoComplete="off" />
      </Field>
      <Field
        label="Goal"
        name="goal"
        description="What this workspace is for, in a sentence. Every agent reads it with every task."
      >
        <Textarea name="goal" required maxLength={2000} className="min-h-16" />
      </Field>
      <Field
        label="Rules (optional)"
        name="rules"
        description="What everyone must keep to, such as: prices in EUR, name every source."
      >
        <Textarea name="rules" maxLength={20_000} className="min-h-16" />
      </Field>
      {create.error && <ErrorNotice>{reasonOf(create.error)}</ErrorNotice>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="lg" busy={create.isPending || create.isSuccess}>
          Create workspace
        </Button>
        {onCancel && (
          <Button size="lg" variant="quiet" onClick={onCancel}>
            Not now
          </Button>
        )}
      </div>
    </form>
  );
}

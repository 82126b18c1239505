"use client";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Section } from "#components/ui/section.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { WorkspaceCard } from "#server/domain/card.ts";

/** Name, goal and rules; every agent reads goal and rules with every task. */
export function WorkspaceForm({ workspace, mayEdit }: { workspace: WorkspaceCard; mayEdit: boolean }) {
  const edit = useMutation(
    useTRPC().workspaces.edit.mutationOptions({
      onSuccess: () => notify({ title: "The workspace is saved" }),
    }),
  );
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    edit.mutate({ workspaceId: workspace.id, name: text("name"), goal: text("goal"), rules: text("rules") });
  }
  return (
    <Section title="The workspace">
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label="Name" name="name">
          <Input defaultValue={workspace.name} required maxLength={80} disabled={!mayEdit} />
        </Field>
        <Field label="Goal" name="goal" description="Every agent reads it with every task.">
          <Textarea
            name="goal"
            defaultValue={workspace.goal}
            required
            maxLength={2000}
            disabled={!mayEdit}
            className="min-h-16"
          />
        </Field>
        <Field label="Rules" name="rules" description="What everyone must keep to.">
          <Textarea name="rules" defaultValue={workspace.rules} maxLength={20_000} disabled={!mayEdit} />
        </Field>
        {edit.error && <ErrorNotice>{reasonOf(edit.error)}</ErrorNotice>}
        {mayEdit ? (
          <Button type="submit" variant="primary" busy={edit.isPending} className="self-start">
            Save the workspace
          </Button>
        ) : (
          <p className="text-ink-soft text-sm">Owners and admins may change this.</p>
        )}
      </form>
    </Section>
  );
}

"use client";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { duration } from "#components/ui/format-time.ts";
import { Input } from "#components/ui/input.tsx";
import { Section } from "#components/ui/section.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { AgentCard } from "#server/domain/card.ts";
import { type ClockOverrides, pullClocks, pushClocks, resolveClocks } from "#server/domain/clocks.ts";

const fields = [
  { name: "accept_seconds", label: "Accept", text: "to take an offer" },
  { name: "lease_seconds", label: "Sign of life", text: "between two reports" },
  { name: "progress_seconds", label: "Nudge", text: "without news" },
  { name: "stall_seconds", label: "Reassign", text: "without news" },
] as const;

type ClocksFormProps = { agent: AgentCard; clocks: ClockOverrides; pollSeconds: number; mayEdit: boolean };

/** How patient the workspace is with this agent, in seconds, and how many tasks it may hold; empty means the default. */
export function ClocksForm({ agent, clocks, pollSeconds, mayEdit }: ClocksFormProps) {
  const edit = useMutation(
    useTRPC().agents.edit.mutationOptions({
      onSuccess: () => notify({ title: `Limits of ${agent.name} saved` }),
    }),
  );
  const base = resolveClocks(agent.mode === "pull" ? pullClocks(pollSeconds) : pushClocks);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const changed: ClockOverrides = {};
    for (const { name } of fields) {
      const value = Number(form.get(name));
      if (value > 0) changed[name] = value;
    }
    edit.mutate({ agentId: agent.id, clocks: changed, maxConcurrency: Number(form.get("maxConcurrency")) });
  }
  return (
    <Section title="Limits">
      <form onSubmit={submit} className="flex flex-col gap-3">
        <div className="grid grid-cols-2 gap-3">
          {fields.map(({ name, label, text }) => (
            <Field
              key={name}
              name={name}
              label={`${label}, s`}
              description={`${text} (${duration(base[name])})`}
            >
              <Input
                type="number"
                min={1}
                max={2_592_000}
                disabled={!mayEdit}
                placeholder={String(base[name])}
                defaultValue={String(clocks[name] ?? "")}
              />
            </Field>
          ))}
          <Field name="maxConcurrency" label="Tasks at once">
            <Input
              type="number"
              min={1}
              max={100}
              required
              disabled={!mayEdit}
              defaultValue={String(agent.maxConcurrency)}
            />
          </Field>
        </div>
        {edit.error && <ErrorNotice>{reasonOf(edit.error)}</ErrorNotice>}
        {mayEdit && (
          <Button type="submit" busy={edit.isPending} className="self-start">
            Save limits
          </Button>
        )}
      </form>
    </Section>
  );
}

"use client";
import { type FormEvent, useState } from "react";
import { Section } from "#components/ui/section.tsx";
import { type ClockOverrides, pullClocks, pushClocks, resolveClocks } from "#server/domain/clocks.ts";
import { type ClockName, draftOf, readDraft, spanWords } from "./clock-draft.ts";
import { ClockRows } from "./clock-rows.tsx";
import { SaveBar } from "./save-bar.tsx";
import { useSaveSettings } from "./use-settings.ts";

/** How often an agent that fetches its work asks for it, unless it says otherwise. */
const usualPollSeconds = 30;

type ClocksFormProps = { workspaceId: string; clocks: ClockOverrides; mayEdit: boolean };

/** How patient the workspace is with every agent, unless the agent, a skill or the task has clocks of its own. */
export function ClocksForm({ workspaceId, clocks, mayEdit }: ClocksFormProps) {
  const save = useSaveSettings(workspaceId);
  const [draft, setDraft] = useState(() => draftOf(clocks));
  const { clocks: next, errors } = readDraft(draft);
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(clocks));
  function submit(event: FormEvent) {
    event.preventDefault();
    if (Object.keys(errors).length === 0)
      save.mutate({ change: () => ({ clocks: next }), done: "The clocks are saved" });
  }
  function fallback(name: ClockName): string {
    const { [name]: _own, ...others } = next;
    const push = resolveClocks(pushClocks, others)[name];
    const pull = resolveClocks(pullClocks(usualPollSeconds), others)[name];
    const more = push === pull ? "" : `; ${spanWords(pull)} for agents that fetch their work`;
    return `Default: ${spanWords(push)}${more}.`;
  }
  return (
    <Section title="Clocks" note="for attempts from now on">
      <p className="mb-2 text-ink-soft text-sm">
        An attempt under way keeps the clocks it began with. Clocks of an agent are stronger than these,
        clocks of a skill stronger still, those of a task the strongest.
      </p>
      <form onSubmit={submit} noValidate>
        <ClockRows draft={draft} errors={errors} onChange={setDraft} fallback={fallback} mayEdit={mayEdit} />
        {mayEdit && (
          <SaveBar
            action="Save clocks"
            changed={changed}
            busy={save.isPending}
            error={save.error}
            onReset={Object.keys(next).length === 0 ? null : () => setDraft(draftOf({}))}
          />
        )}
      </form>
    </Section>
  );
}

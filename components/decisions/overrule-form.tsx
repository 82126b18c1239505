"use client";
import { useState } from "react";
import { useBoard } from "#components/live/live-context.tsx";
import { reasonOf } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { ShownDecision } from "./decision-page.ts";
import { type OverruleAction, overruleChoices } from "./overrule-choices.ts";
import { useOverrule } from "./use-overrule.ts";

/** Chooses something else than was decided: what, to whom, in what words; it is done at once and kept as an example. */
export function OverruleForm({ decision }: { decision: ShownDecision }) {
  const { agents } = useBoard();
  const choices = overruleChoices(decision);
  const overrule = useOverrule(decision);
  const [action, setAction] = useState<OverruleAction>(choices[0]?.action ?? "note");
  const [agentId, setAgentId] = useState("");
  const [words, setWords] = useState("");
  const [asked, setAsked] = useState(false);
  // What can be done may have changed since it was chosen.
  const choice = choices.find((one) => one.action === action) ?? choices.at(-1);
  if (!choice) return null;
  const others = Object.values(agents)
    .filter(({ id, status }) => status === "active" && id !== decision.chosen)
    .sort((a, b) => a.name.localeCompare(b.name));
  const needsAgent = choice.action === "give" && !agentId;
  const needsWords = choice.words && !words.trim();

  function submit() {
    setAsked(true);
    if (!choice || needsAgent || needsWords) return;
    const agentName = agents[agentId]?.name ?? null;
    overrule.mutate({ choice, words: words.trim(), agentId: agentId || null, agentName });
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="flex flex-col gap-3"
    >
      <Field label="What is to be done instead" description={choice.does}>
        <Select
          options={choices.map(({ action: value, label }) => ({ value, label }))}
          value={choice.action}
          onChange={setAction}
        />
      </Field>
      {choice.action === "give" && (
        <Field
          label="Agent"
          error={
            others.length === 0
              ? "There is no other active agent here."
              : asked && needsAgent
                ? "Choose who gets it."
                : undefined
          }
        >
          <Select
            options={[
              { value: "", label: "Choose an agent", disabled: true },
              ...others.map(({ id, name, presence }) => ({ value: id, label: `${name}, ${presence}` })),
            ]}
            value={agentId}
            onChange={setAgentId}
          />
        </Field>
      )}
      <Field
        label="Why"
        name="words"
        description="The coordinator reads it with the next decision like this."
        error={asked && needsWords ? "Say what is to be different." : undefined}
      >
        <Textarea
          value={words}
          onChange={(event) => setWords(event.target.value)}
          maxLength={2_000}
          className="min-h-16"
        />
      </Field>
      {overrule.error && <ErrorNotice>{reasonOf(overrule.error)}</ErrorNotice>}
      <Button type="submit" variant="primary" busy={overrule.isPending} className="self-start">
        {choice.action === "note" ? "Note it" : choice.label}
      </Button>
    </form>
  );
}

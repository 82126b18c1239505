"use client";
import { type FormEvent, useState } from "react";
import { Input } from "#components/ui/input.tsx";
import { Section } from "#components/ui/section.tsx";
import { defaultWeights, type MatchWeights } from "#server/domain/match-weights.ts";
import { readNumber } from "./clock-draft.ts";
import { SaveBar } from "./save-bar.tsx";
import { SettingRow, SettingRows } from "./setting-row.tsx";
import { useSaveSettings } from "./use-settings.ts";

const parts = [
  { name: "skill", label: "Skill fit", text: "How well its skills and profile cover the task." },
  { name: "record", label: "Record", text: "How often it finished such tasks." },
  { name: "load", label: "Free room", text: "How many of its places are free now." },
  { name: "continuity", label: "Continuity", text: "Whether it worked on this task or on what it needs." },
  { name: "speed", label: "Speed", text: "How fast it finished such tasks." },
  { name: "cost", label: "Cost", text: "How little such tasks cost with it." },
] as const;
type Draft = Record<keyof MatchWeights, string>;

const draftOf = (weights: MatchWeights): Draft => ({
  skill: String(weights.skill),
  record: String(weights.record),
  load: String(weights.load),
  speed: String(weights.speed),
  cost: String(weights.cost),
  continuity: String(weights.continuity),
});
const isWeight = (value: number): boolean => value >= 0 && value <= 10;
const same = (a: Draft, b: Draft): boolean => parts.every(({ name }) => a[name] === b[name]);

type WeightsFormProps = { workspaceId: string; weights: MatchWeights; mayEdit: boolean };

/** How much each part counts when an agent is chosen, from 0 to 10; only the ratios matter. */
export function WeightsForm({ workspaceId, weights, mayEdit }: WeightsFormProps) {
  const save = useSaveSettings(workspaceId);
  const [draft, setDraft] = useState(() => draftOf(weights));
  const numbers = parts.map(({ name }) => readNumber(draft[name]));
  const total = numbers.reduce((sum, value) => sum + (isWeight(value) ? value : 0), 0);
  const sound = numbers.every(isWeight) && total > 0;
  function submit(event: FormEvent) {
    event.preventDefault();
    const value = (name: keyof MatchWeights) => readNumber(draft[name]);
    const next: MatchWeights = {
      skill: value("skill"),
      record: value("record"),
      load: value("load"),
      speed: value("speed"),
      cost: value("cost"),
      continuity: value("continuity"),
    };
    if (sound) save.mutate({ change: () => ({ weights: next }), done: "The weights are saved" });
  }
  return (
    <Section title="How an agent is chosen" note="0 to 10; only the ratios matter">
      <form onSubmit={submit} noValidate>
        <SettingRows>
          {parts.map(({ name, label, text }, i) => {
            const value = numbers[i] ?? 0;
            return (
              <SettingRow
                key={name}
                label={label}
                text={`${text} Default: ${defaultWeights[name]}.`}
                error={isWeight(value) ? undefined : "A number from 0 to 10."}
                beside={<Share value={isWeight(value) && total > 0 ? value / total : 0} />}
              >
                <Input
                  inputMode="decimal"
                  value={draft[name]}
                  disabled={!mayEdit}
                  onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
                  className="w-16 text-right font-mono"
                />
              </SettingRow>
            );
          })}
        </SettingRows>
        {numbers.every(isWeight) && total === 0 && (
          <p role="alert" className="mt-2 text-failed text-sm">
            At least one part must count; with none every agent would score 0.
          </p>
        )}
        {mayEdit && (
          <SaveBar
            action="Save weights"
            changed={!same(draft, draftOf(weights))}
            busy={save.isPending}
            error={save.error}
            onReset={same(draft, draftOf(defaultWeights)) ? null : () => setDraft(draftOf(defaultWeights))}
          />
        )}
      </form>
    </Section>
  );
}

/** A part's share of the whole, as a bar and in percent. */
function Share({ value }: { value: number }) {
  return (
    <div className="flex w-14 items-center gap-2 sm:w-36">
      <svg
        aria-hidden
        className="hidden h-1.5 flex-1 text-accent sm:block"
        preserveAspectRatio="none"
        viewBox="0 0 100 6"
      >
        <rect width="100" height="6" className="fill-sunken" />
        <rect width={value * 100} height="6" fill="currentColor" />
      </svg>
      <span className="w-14 text-right font-mono text-ink-soft text-sm sm:w-10">
        {Math.round(value * 100)}%<span className="sr-only"> of the whole</span>
      </span>
    </div>
  );
}

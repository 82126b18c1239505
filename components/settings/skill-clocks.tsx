"use client";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Section } from "#components/ui/section.tsx";
import type { ClockOverrides } from "#server/domain/clocks.ts";
import { SkillClockItem } from "./skill-clock-item.tsx";
import { useSaveSettings } from "./use-settings.ts";

type SkillClocksProps = {
  workspaceId: string;
  skillClocks: Record<string, ClockOverrides>;
  /** Skills agents here have, offered while typing. */
  known: readonly string[];
  mayEdit: boolean;
};

/** Clocks for tasks that need a certain skill: a short list, each with what it overrides. */
export function SkillClocks({ workspaceId, skillClocks, known, mayEdit }: SkillClocksProps) {
  const save = useSaveSettings(workspaceId);
  const [added, setAdded] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const skills = Object.keys(skillClocks).sort();
  const shown = added !== null && !skills.includes(added) ? [...skills, added] : skills;
  function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const skill = String(new FormData(event.currentTarget).get("skill")).trim();
    const wrong =
      skill === "" || skill.length > 64
        ? "The id of a skill, up to 64 characters."
        : shown.includes(skill)
          ? `${skill} is in the list already.`
          : null;
    setError(wrong);
    if (wrong) return;
    setAdded(skill);
    event.currentTarget.reset();
  }
  function remove(skill: string) {
    if (added === skill) setAdded(null);
    if (!(skill in skillClocks)) return;
    save.mutate({
      change: ({ skillClocks: { [skill]: _gone, ...rest } }) => ({ skillClocks: rest }),
      done: `${skill} has the usual clocks again`,
    });
  }
  return (
    <Section title="Clocks of a skill" note="for attempts from now on">
      {shown.length === 0 && (
        <p className="text-ink-soft text-sm">
          Tasks of every skill use the clocks above. Add a skill whose work is silent for longer, or must be
          taken up sooner.
        </p>
      )}
      <ul className="flex flex-col gap-3">
        {shown.map((skill) => (
          <SkillClockItem
            key={`${skill} ${JSON.stringify(skillClocks[skill] ?? null)}`}
            skill={skill}
            clocks={skillClocks[skill] ?? null}
            mayEdit={mayEdit}
            busy={save.isPending}
            error={save.error}
            onSave={(clocks) =>
              save.mutate({
                change: (settings) => ({ skillClocks: { ...settings.skillClocks, [skill]: clocks } }),
                done: `The clocks of ${skill} are saved`,
              })
            }
            onRemove={() => remove(skill)}
          />
        ))}
      </ul>
      {mayEdit && (
        <form onSubmit={add} noValidate className="mt-3 flex items-start gap-2">
          <Field
            label={<span className="sr-only">Skill id</span>}
            name="skill"
            error={error ?? undefined}
            className="w-full max-w-64 gap-0"
          >
            <Input placeholder="Skill id, such as research" list="known-skills" maxLength={64} />
          </Field>
          <Button type="submit">Add a skill</Button>
          <datalist id="known-skills">
            {known.map((skill) => (
              <option key={skill} value={skill} />
            ))}
          </datalist>
        </form>
      )}
    </Section>
  );
}

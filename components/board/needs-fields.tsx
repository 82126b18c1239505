"use client";
import { Field } from "#components/ui/field.tsx";
import { MultiSelect } from "#components/ui/multi-select.tsx";
import { useOffers } from "./use-offers.ts";

type Needs = { skills: string[]; tools: string[] };
type Props = { needs: Needs; description?: string; onChange: (change: Partial<Needs>) => void };

/** What a task asks of the agent who does it; suggested from the agents that are here. */
export function NeedsFields({ needs, description, onChange }: Props) {
  const offers = useOffers();
  return (
    <>
      <Field label="Skills" description={description}>
        <MultiSelect
          creatable
          choices={offers.skills}
          value={needs.skills}
          onChange={(skills) => onChange({ skills })}
          placeholder="any agent"
        />
      </Field>
      <Field label="Tools">
        <MultiSelect
          creatable
          choices={offers.tools}
          value={needs.tools}
          onChange={(tools) => onChange({ tools })}
          placeholder="none needed"
        />
      </Field>
    </>
  );
}

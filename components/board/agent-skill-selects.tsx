"use client";
import { Select } from "#components/ui/select.tsx";

type Choice = { agent: string | null; skill: string | null };
type Props = {
  chosen: Choice;
  onChange: (change: Partial<Choice>) => void;
  agents: readonly { id: string; name: string }[];
  skills: readonly string[];
  className: string;
};
const any = "any";

/** Agent and skill, each one or any; left out where there is nothing to choose. */
export function AgentSkillSelects({ chosen, onChange, agents, skills, className }: Props) {
  return (
    <>
      {agents.length > 0 && (
        <Select
          label="Agent"
          className={className}
          value={chosen.agent ?? any}
          onChange={(agent) => onChange({ agent: agent === any ? null : agent })}
          options={[
            { value: any, label: "Any agent" },
            ...agents.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {skills.length > 0 && (
        <Select
          label="Skill"
          className={className}
          value={chosen.skill ?? any}
          onChange={(skill) => onChange({ skill: skill === any ? null : skill })}
          options={[{ value: any, label: "Any skill" }, ...skills.map((value) => ({ value, label: value }))]}
        />
      )}
    </>
  );
}

import { cn } from "#components/ui/class-names.ts";
import type { ModelSource } from "./model-draft.ts";

type ModelSourceProps = {
  value: ModelSource;
  onChange: (source: ModelSource) => void;
  /** The operator's model, in words; null when none is set. */
  environment: string | null;
  disabled: boolean;
};

/** Chooses who coordinates: the operator's model, one of this workspace's own, or the rules alone. */
export function ModelSourceChoice({ value, onChange, environment, disabled }: ModelSourceProps) {
  const choices = [
    ...(environment
      ? [
          {
            source: "environment",
            name: "The operator’s model",
            text: `${environment}. Nothing to enter here.`,
          } as const,
        ]
      : []),
    { source: "own", name: "A model of this workspace", text: "With its own address and key." } as const,
    {
      source: "off",
      name: "Rules only",
      text: "No model is asked. Assignment, clocks and checks go on as always; plans and verdicts are left to playbooks, agents and people.",
    } as const,
  ];
  return (
    <fieldset className="flex flex-col gap-1.5" disabled={disabled}>
      <legend className="sr-only">Who coordinates</legend>
      {choices.map(({ source, name, text }) => (
        <label
          key={source}
          className={cn(
            "flex min-h-11 items-start gap-3 rounded-md border px-3 py-2",
            source === value ? "border-accent bg-accent-wash" : "border-line bg-raised",
            !disabled && "cursor-pointer hover:border-line-strong",
          )}
        >
          <input
            type="radio"
            name="model-source"
            className="mt-1 accent-accent"
            checked={source === value}
            onChange={() => onChange(source)}
          />
          <span className="min-w-0">
            <span className="block font-strong">{name}</span>
            <span className="block text-ink-soft text-sm [overflow-wrap:anywhere]">{text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

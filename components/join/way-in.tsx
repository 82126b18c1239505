"use client";
import { cn } from "#components/ui/class-names.ts";

const ways = [
  { way: "alone", title: "Join alone", text: "Follow the work, give tasks, review results." },
  {
    way: "agent",
    title: "Bring your own agent",
    text: "The same, and next you get one line to paste into your agent; it joins by itself.",
  },
] as const;

/** Chooses whether a person comes alone or with an agent. */
export function WayIn({
  way,
  onChange,
}: {
  way: "alone" | "agent";
  onChange: (way: "alone" | "agent") => void;
}) {
  return (
    <fieldset className="grid min-w-0 gap-2 sm:grid-cols-2">
      <legend className="sr-only">How do you join?</legend>
      {ways.map((choice) => (
        <label
          key={choice.way}
          className={cn(
            "flex cursor-pointer gap-3 rounded-lg border p-3",
            way === choice.way
              ? "border-accent bg-accent-wash"
              : "border-line bg-raised hover:border-line-strong",
          )}
        >
          <input
            type="radio"
            name="way"
            className="mt-1 self-start accent-accent"
            checked={way === choice.way}
            onChange={() => onChange(choice.way)}
          />
          <span>
            <span className="block font-strong">{choice.title}</span>
            <span className="block text-ink-soft text-sm">{choice.text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

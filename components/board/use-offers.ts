"use client";
import { useBoard } from "#components/live/live-context.tsx";

type Choice = { value: string; label: string };

/** The skills and tools the agents here have, to choose from. */
export function useOffers(): { skills: Choice[]; tools: Choice[] } {
  const present = Object.values(useBoard().agents).filter(
    ({ status }) => status !== "revoked" && status !== "refused",
  );
  const names = new Map(
    present.flatMap(({ skills }) => skills.map(({ id, name }): [string, string] => [id, name])),
  );
  return {
    skills: [...names].map(([value, name]) => ({
      value,
      label: name === value ? value : `${value} (${name})`,
    })),
    tools: [...new Set(present.flatMap(({ tools }) => tools))].map((value) => ({ value, label: value })),
  };
}

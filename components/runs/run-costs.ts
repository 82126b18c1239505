import type { Card } from "#server/domain/card.ts";

type Counted = {
  decisions: readonly { at: Date; costUsd: number }[];
  tasks: readonly Card[];
};

/** What a run cost, each sum with the time it is known from: decisions when they were made, tasks when they were last heard of. */
export function costsOf({ decisions, tasks }: Counted): { at: string; usd: number }[] {
  return [
    ...decisions.map(({ at, costUsd }) => ({ at: at.toISOString(), usd: costUsd })),
    ...tasks.map(({ completedAt, evidenceAt, createdAt, costUsd }) => ({
      at: completedAt ?? evidenceAt ?? createdAt,
      usd: costUsd,
    })),
  ];
}

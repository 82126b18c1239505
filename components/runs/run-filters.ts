"use client";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { Card } from "#server/domain/card.ts";
import { taskStatuses } from "#server/domain/task.ts";
import type { RunAttempt } from "./timeline-lanes.ts";

export const runViews = ["graph", "timeline", "list"] as const;
export type RunViewName = (typeof runViews)[number];
const parsers = {
  view: parseAsStringLiteral(runViews).withDefault("graph"),
  text: parseAsString.withDefault(""),
  status: parseAsStringLiteral(taskStatuses),
  agent: parseAsString,
  skill: parseAsString,
  span: parseAsStringLiteral(["all", "day", "hour", "minutes"] as const).withDefault("all"),
};

/** Which view of a run, of which tasks: kept in the address, the same for all views. */
export const useRunFilters = () => useQueryStates(parsers, { urlKeys: { text: "q" }, clearOnDefault: true });
export type RunFilters = ReturnType<typeof useRunFilters>[0];

/** The tasks a run's filters leave; one matches an agent when that agent holds it or ever tried it. */
export function filterTasks(
  cards: readonly Card[],
  attempts: readonly RunAttempt[],
  { text, status, agent, skill }: Pick<RunFilters, "text" | "status" | "agent" | "skill">,
): Card[] {
  const tried = new Set(attempts.flatMap((attempt) => (attempt.agentId === agent ? attempt.taskId : [])));
  const words = text.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return cards.filter((card) => {
    if (status && card.status !== status) return false;
    if (agent && card.agentId !== agent && !tried.has(card.id)) return false;
    if (skill && !card.skills.includes(skill)) return false;
    const hay = [card.title, card.key ?? "", ...card.skills].join("\n").toLocaleLowerCase();
    return words.every((word) => hay.includes(word));
  });
}

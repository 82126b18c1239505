import type { TaskId } from "./ids.ts";
import type { Field } from "./match-field.ts";
import type { Refusal } from "./match-refusal.ts";
import type { Task } from "./task.ts";

/** A task nobody can do now: which skills or tools are missing, in words a person can act on. */
export type Gap = {
  taskId: TaskId;
  reason: string;
  missing: string[];
  /** Everyone who could do it has tried it, or was kept from it: waiting helps nothing. */
  tried: boolean;
};

type Refused = { name: string; refusal: Refusal };
const namedFirst = 3;
const list = (refused: readonly Refused[]): string => {
  const rest = refused.length - namedFirst;
  const said = refused.slice(0, namedFirst).map(({ name, refusal }) => `${name} ${refusal.why}`);
  return `${said.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}`;
};
const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join(", ");

/** Explains why every agent refused: nobody there, nobody able, nobody able to all of it, or the able ones kept away. */
export function gapOf(task: Task, refusals: readonly (Refusal | null)[], field: Field): Gap {
  const refused = refusals.flatMap((refusal, i) =>
    refusal && refusal.kind !== "gone" && !isGone(field, i)
      ? [{ name: field.agents[i]?.agent.name ?? "", refusal }]
      : [],
  );
  const needs = [...task.skills, ...task.tools];
  const gap = (reason: string, missing: string[] = [], tried = false): Gap => ({
    taskId: task.id,
    reason,
    missing,
    tried,
  });
  if (refused.length === 0) return gap("There is no agent in this workspace. Invite one.", needs);
  const able = refused.filter(({ refusal }) => refusal.kind !== "unable");
  if (able.length > 0) {
    const all =
      able.length === 1 ? "The only agent who could do it cannot now" : "Everyone who could do it cannot now";
    const tried = able.every(({ refusal }) => refusal.kind === "excluded");
    return gap(`${all}: ${list(able)}. Bring one back, or invite another agent.`, [], tried);
  }
  const nowhere = needs.filter((need) => refused.every(({ refusal }) => refusal.missing.includes(need)));
  if (nowhere.length > 0)
    return gap(
      `No agent here has ${quoted(nowhere)}. Invite one that has, add it to an agent's profile, or edit the task.`,
      nowhere,
    );
  const nearest = refused.toSorted((a, b) => a.refusal.missing.length - b.refusal.missing.length);
  const reason = `No single agent has all of it: ${list(nearest)}. Split the task, or add to a profile.`;
  return gap(reason, nearest[0]?.refusal.missing ?? []);
}

const isGone = (field: Field, i: number): boolean => field.states[i]?.kind === "gone";

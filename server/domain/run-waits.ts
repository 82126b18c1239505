import type { RunCard } from "./card.ts";

export type Waiting = Pick<RunCard, "status" | "draftVersion" | "asked" | "hold">;

/** Does a run that is not over wait for a person: for a plan, a yes, a verdict, or to be let go on? */
export function waitsForPerson({ status, draftVersion, asked, hold }: Waiting): boolean {
  if (status === "proposed" || status === "in-review" || hold !== null) return true;
  return status === "planning" ? !asked : draftVersion !== null;
}

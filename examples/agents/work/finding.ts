import type { Profile } from "./profile-shape.ts";

/** One thing worth saying, with where its chart and table come from. */
export type Finding = {
  kind: "season" | "contrast" | "mix" | "pair" | "trend" | "outliers" | "quality";
  title: string;
  text: string;
  /** The columns it speaks of: a measure first, then the category or the other measure. */
  columns: string[];
  /** The one group it is about, when it is about one. */
  group?: string | null;
};

/** The unit of a column, when the task named one. */
export function unitOf(profile: Profile, column: string): string | null {
  return profile.columns.find((each) => each.name === column)?.unit ?? null;
}

import type { ReviewKind } from "#server/domain/task.ts";

/** Who judges handed-in work, as people choose it. */
export const reviewOptions: readonly { value: ReviewKind; label: string }[] = [
  { value: "none", label: "None: done when handed in" },
  { value: "checks", label: "Machine checks" },
  { value: "model", label: "The model, against “done when”" },
  { value: "peer", label: "Another agent" },
  { value: "person", label: "A person" },
];

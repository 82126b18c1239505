import type { TaskStatus } from "#server/domain/task.ts";

/** The word on screen and the hue of each status; the shape is in status-mark.tsx. */
export const statusWords: Record<TaskStatus, { word: string; hue: string }> = {
  waiting: { word: "Waiting", hue: "text-idle" },
  ready: { word: "Ready", hue: "text-idle" },
  assigned: { word: "Assigned", hue: "text-working" },
  working: { word: "Working", hue: "text-working" },
  "input-required": { word: "Needs an answer", hue: "text-attention" },
  "in-review": { word: "In review", hue: "text-review" },
  completed: { word: "Done", hue: "text-done" },
  failed: { word: "Failed", hue: "text-failed" },
  canceled: { word: "Canceled", hue: "text-idle" },
};

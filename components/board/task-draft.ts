import { NewTask, type Priority, type ReviewKind } from "#server/domain/task.ts";

/** What the form holds, as people type it. */
export type TaskDraft = {
  title: string;
  instructions: string;
  /** One acceptance line per line of text. */
  acceptance: string;
  skills: string[];
  tools: string[];
  priority: Priority;
  /** Local date and time as the browser's control writes it, or empty. */
  deadline: string;
  dependsOn: string[];
  review: ReviewKind | "default";
};
export const emptyDraft: TaskDraft = {
  title: "",
  instructions: "",
  acceptance: "",
  skills: [],
  tools: [],
  priority: "normal",
  deadline: "",
  dependsOn: [],
  review: "default",
};

export type DraftErrors = Partial<
  Record<"title" | "instructions" | "acceptance" | "deadline" | "other", string>
>;

/** Turns a draft into a task the server takes, or says per field what is wrong. */
export function readDraft(
  draft: TaskDraft,
  uploadIds: readonly string[],
): { task: NewTask } | { errors: DraftErrors } {
  const deadline = draft.deadline ? new Date(draft.deadline) : null;
  if (deadline && Number.isNaN(deadline.getTime()))
    return { errors: { deadline: "This is not a date and time." } };
  const parsed = NewTask.safeParse({
    title: draft.title,
    instructions: draft.instructions,
    acceptance: draft.acceptance
      .split("\n")
      .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/u, "").trim())
      .filter(Boolean),
    skills: draft.skills,
    tools: draft.tools,
    priority: draft.priority,
    deadline_at: deadline,
    depends_on: draft.dependsOn,
    attachments: uploadIds.map((upload_id) => ({ upload_id })),
    ...(draft.review === "default" ? {} : { review: draft.review }),
  });
  if (parsed.success) return { task: parsed.data };
  const errors: DraftErrors = {};
  for (const issue of parsed.error.issues) errors[fieldOf(issue.path[0])] ??= issue.message;
  return { errors };
}

function fieldOf(path: PropertyKey | undefined): keyof DraftErrors {
  if (path === "title" || path === "instructions" || path === "acceptance") return path;
  return path === "deadline_at" ? "deadline" : "other";
}

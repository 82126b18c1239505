import type { inferRouterOutputs } from "@trpc/server";
import type { Candidate as Scored } from "#server/domain/match.ts";
import type { AppRouter } from "#server/doors/trpc/router.ts";

/** Everything the task page shows, as `tasks.show` answers it. */
export type TaskPage = NonNullable<inferRouterOutputs<AppRouter>["tasks"]["show"]>;

export type TaskLink = TaskPage["dependsOn"][number];
export type ShownArtifact = TaskPage["artifacts"][number];
export type ShownAttempt = TaskPage["attempts"][number];
export type ShownActivity = ShownAttempt["activities"][number];
export type ShownDecision = NonNullable<TaskPage["decision"]>;
export type ShownLateResult = TaskPage["lateResults"][number];
export type ShownReview = TaskPage["reviews"][number];
/** An agent as weighed for a task, with its name. */
export type Candidate = Scored & { name: string };
export type ScoreParts = Candidate["parts"];

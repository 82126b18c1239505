import { z } from "zod";
import { ClockOverrides } from "./clocks.ts";
import { CoordinatorSettings } from "./coordinator-settings.ts";
import type { CoordinatorState } from "./decision.ts";
import type { WorkspaceId } from "./ids.ts";
import { defaultWeights, MatchWeights } from "./match-weights.ts";
import type { MonthSpend } from "./spend.ts";

/** What a workspace can tune; every field has a default so that old rows stay readable. */
export const WorkspaceSettings = z.object({
  clocks: ClockOverrides.default({}),
  /** Clock overrides per skill id. */
  skillClocks: z.record(z.string(), ClockOverrides).default({}),
  weights: MatchWeights.default(defaultWeights),
  maxAttempts: z.number().int().min(1).max(50).default(5),
  maxChanges: z.number().int().min(0).max(20).default(3),
  /** May agents propose tasks that start without a person's yes? */
  agentTasks: z.enum(["allow", "refuse"]).default("allow"),
  coordinator: CoordinatorSettings.default(CoordinatorSettings.parse({})),
});
export type WorkspaceSettings = z.infer<typeof WorkspaceSettings>;

/** The shared room: name, goal, rules and memory; `seq` is the number of its last event. */
export type Workspace = {
  id: WorkspaceId;
  name: string;
  goal: string;
  rules: string;
  memory: string;
  settings: WorkspaceSettings;
  seq: number;
  coordinator: CoordinatorState;
  spend: Partial<MonthSpend>;
  pausedAt: Date | null;
  pausedBy: string | null;
  createdAt: Date;
};

export const CreateWorkspace = z.object({
  name: z.string().trim().min(1, "a workspace needs a name").max(80),
  goal: z.string().trim().min(1, "a workspace needs a goal: one sentence is enough").max(2_000),
  rules: z.string().max(20_000).default(""),
});
export type CreateWorkspace = z.infer<typeof CreateWorkspace>;

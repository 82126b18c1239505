import type { Agent } from "./agent.ts";
import type { Run } from "./run.ts";
import type { Workspace } from "./workspace.ts";

type About = {
  workspace: Pick<Workspace, "pausedAt">;
  run: Pick<Run, "status"> | null;
  agent: Pick<Agent, "status"> | null;
};

/**
 * Whose pause holds a task: the workspace's, its run's (paused or failed) or its agent's; null while work goes on. What
 * is frozen is given to nobody, its clocks stand still, its agent is told to pause, and its review waits.
 */
export function frozenBy({ workspace, run, agent }: About): "workspace" | "run" | "agent" | null {
  if (workspace.pausedAt) return "workspace";
  if (run?.status === "paused" || run?.status === "failed") return "run";
  return agent?.status === "paused" ? "agent" : null;
}

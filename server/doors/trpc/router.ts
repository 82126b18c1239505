import { agentsRouter } from "../../agents/router.ts";
import { decisionsRouter } from "../../decisions/router.ts";
import { eventsRouter } from "../../events/router.ts";
import { membersRouter } from "../../members/router.ts";
import { playbooksRouter } from "../../playbooks/router.ts";
import { runsRouter } from "../../runs/router.ts";
import { tasksRouter } from "../../tasks/router.ts";
import { threadsRouter } from "../../threads/router.ts";
import { workspacesRouter } from "../../workspaces/router.ts";
import { coordinatorRouter } from "./coordinator-router.ts";
import { router } from "./trpc.ts";

/** Everything a browser or the CLI can ask for: one router a room. */
export const appRouter = router({
  agents: agentsRouter,
  coordinator: coordinatorRouter,
  decisions: decisionsRouter,
  events: eventsRouter,
  members: membersRouter,
  playbooks: playbooksRouter,
  runs: runsRouter,
  tasks: tasksRouter,
  threads: threadsRouter,
  workspaces: workspacesRouter,
});
export type AppRouter = typeof appRouter;

import { z } from "zod";
import { CreateWorkspace } from "#server/domain/workspace.ts";
import { on, router, signedIn } from "../doors/trpc/trpc.ts";
import { createWorkspace } from "./create-workspace.ts";
import { EditWorkspace, editWorkspace } from "./edit-workspace.ts";
import { pauseWorkspace } from "./pause-workspace.ts";
import { listWorkspaces, openBoard, readSettings } from "./queries.ts";
import { resumeWorkspace } from "./resume-workspace.ts";

export const workspacesRouter = router({
  list: signedIn.query(({ ctx }) => listWorkspaces(ctx.user.id, ctx.services.prisma)),
  create: signedIn
    .input(CreateWorkspace)
    .mutation(({ ctx, input }) =>
      createWorkspace(ctx.services, { ...input, user: ctx.user, requestId: ctx.requestId }),
    ),
  board: on("workspace", "workspace.read").query(({ ctx }) =>
    openBoard(ctx.user.id, ctx.me.workspaceId, ctx.services.prisma),
  ),
  settings: on("workspace", "workspace.read").query(({ ctx }) =>
    readSettings(ctx.me.workspaceId, ctx.services.prisma),
  ),
  edit: on("workspace", "workspace.edit")
    .input(EditWorkspace)
    .mutation(({ ctx, input }) => ctx.write(editWorkspace, input)),
  pause: on("workspace", "workspace.pause")
    .input(z.object({ reason: z.string().max(500).default("") }))
    .mutation(({ ctx, input }) => ctx.write(pauseWorkspace, { by: ctx.me.name, reason: input.reason })),
  resume: on("workspace", "workspace.pause").mutation(({ ctx }) => ctx.write(resumeWorkspace, null)),
  startDemo: on("workspace", "token.create").mutation(({ ctx }) => {
    ctx.demo.start(ctx.me.workspaceId);
    return { started: true };
  }),
  stopDemo: on("workspace", "token.create").mutation(({ ctx }) => {
    ctx.demo.stop(ctx.me.workspaceId);
    return { stopped: true };
  }),
  demoState: on("workspace", "workspace.read").query(({ ctx }) => ctx.demo.state(ctx.me.workspaceId)),
});

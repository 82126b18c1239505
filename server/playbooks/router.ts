import { z } from "zod";
import type { MemberId } from "#server/domain/ids.ts";
import { parsePlaybook } from "#server/domain/parse-playbook.ts";
import type { Work } from "#server/queue/work.ts";
import { on, router } from "../doors/trpc/trpc.ts";
import { builtInPlaybooks } from "./built-in-playbooks.ts";
import { findPlaybook } from "./find-playbook.ts";
import { listPlaybooks } from "./queries.ts";
import { removePlaybook } from "./remove-playbook.ts";
import { SavePlaybook, savePlaybook } from "./save-playbook.ts";

const parametersOf = (text: string) => parsePlaybook(text).parameters;
const readOne = (work: Work, id: string) => findPlaybook(work, id);

export const playbooksRouter = router({
  list: on("workspace", "workspace.read").query(async ({ ctx }) => {
    const saved = await listPlaybooks(ctx.services.prisma, ctx.me.workspaceId);
    const rows = [
      ...saved.map((one) => ({ ...one, builtIn: false })),
      ...builtInPlaybooks().map((one) => ({ ...one, builtIn: true })),
    ];
    return rows.map(({ id, title, goal, text, builtIn }) => ({
      id,
      title,
      goal,
      builtIn,
      parameters: parametersOf(text),
    }));
  }),
  show: on("workspace", "workspace.read")
    .input(z.object({ id: z.string().max(100) }))
    .query(async ({ ctx, input }) => {
      const { id, title, text } = await ctx.write(readOne, input.id);
      const { goal, parameters, tasks } = parsePlaybook(text);
      const steps = tasks.map(({ key, title: name, depends_on, skills }) => ({
        key,
        title: name,
        depends_on,
        skills,
      }));
      return { id, title, goal, text, parameters, tasks: steps };
    }),
  save: on("workspace", "playbook.edit")
    .input(SavePlaybook)
    .mutation(({ ctx, input }) =>
      ctx.write(savePlaybook, { ...input, createdById: ctx.me.memberId as MemberId }),
    ),
  remove: on("playbook", "playbook.edit").mutation(async ({ ctx, input }) => {
    await ctx.write(removePlaybook, input);
    return { id: input.playbookId };
  }),
});

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Prisma } from "#server/platform/db.ts";
import { TestInstance } from "../testing/test-instance.ts";
import { aWorkspace } from "../testing/test-workspace.ts";
import { readTask } from "./queries.ts";

let instance: TestInstance;
beforeAll(async () => {
  instance = await TestInstance.boot();
});
afterAll(async () => {
  await instance.stop();
});

test("what changes while a task is read is not among its events, so that whoever shows it reads it again", async () => {
  const room = await aWorkspace(instance);
  const taskId = await room.task({ title: "Draft the leaflet", skills: ["nobody-has-it"] });
  const [owner] = await instance.rows<{ userId: string }>(
    `select "userId" from member where "workspaceId"=$1 and role='owner' and "userId" is not null`,
    [room.id],
  );
  let changed = false;
  const slow = instance.services.prisma.$extends({
    query: {
      attempt: {
        async findMany({ args, query }) {
          const found = await query(args);
          if (!changed) {
            changed = true;
            await instance.owner.tasks.edit.mutate({ taskId, title: "Draft the flyer" });
          }
          return found;
        },
      },
    },
  }) as unknown as Prisma;
  const page = await readTask(owner?.userId ?? "", taskId, slow);
  const [last] = await instance.rows<{ seq: number }>('select max(seq) as seq from event where "taskId"=$1', [
    taskId,
  ]);
  expect(changed).toBe(true);
  expect(page?.card.title).toBe("Draft the leaflet");
  expect(page?.events.at(-1)?.seq ?? 0).toBeLessThan(Number(last?.seq));
});

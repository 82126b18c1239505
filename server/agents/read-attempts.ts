import type { Prisma } from "#server/platform/db.ts";

const most = 500;

/** The attempts at a task so far, in order, each with how it ended and what its agent said while it worked. */
export async function readAttempts(prisma: Prisma, taskId: string): Promise<object[]> {
  const attempts = await prisma.attempt.findMany({ where: { taskId }, orderBy: { number: "asc" } });
  const activities = await prisma.activity.findMany({
    where: { taskId, ephemeral: false },
    orderBy: { id: "asc" },
    take: most,
  });
  return attempts.map((attempt) => ({
    number: attempt.number,
    status: attempt.status,
    ended_at: attempt.endedAt,
    end: attempt.end,
    summary: attempt.summary,
    activities: activities
      .filter((row) => row.attemptId === attempt.id)
      .map(({ type, body, action, parameter, result, at }) => ({
        type,
        body,
        action,
        parameter,
        result,
        at,
      })),
  }));
}

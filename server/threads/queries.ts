import type { Prisma } from "#server/platform/db.ts";

/** What was said in a thread, oldest first, with who said it. */
export async function listMessages(prisma: Prisma, threadId: string) {
  const rows = await prisma.message.findMany({ where: { threadId }, orderBy: { id: "asc" }, take: 1_000 });
  const authors = await prisma.member.findMany({ where: { id: { in: rows.map((row) => row.authorId) } } });
  return rows.map(({ id, authorId, body, at }) => ({
    id,
    authorName: authors.find((author) => author.id === authorId)?.name ?? "someone who left",
    body,
    at,
  }));
}

import type { Prisma } from "./db.ts";

let opened: Promise<Prisma> | undefined;

/** The database as pages see it. They are built apart from the server and have a pool of their own; settings are read at the first use, not when pages are built. */
export function pagesDb(): Promise<Prisma> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Prisma> {
  const { env } = await import("#server/env.ts");
  const { openPrisma } = await import("./db.ts");
  return openPrisma(env.DATABASE_URL, 4);
}

import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client.ts";

/** What the hot path needs of a pool; a transaction's client fits too. */
export type Db = Pick<pg.Pool, "query">;
export type Prisma = PrismaClient;

const int8 = 20;
const types = {
  getTypeParser: (oid: number, format?: "text") =>
    oid === int8 ? Number : pg.types.getTypeParser(oid, format),
};

/**
 * The hot path's statements are prepared, often while their tables are small, and look rows up by id. A plan made then
 * may read a whole table for ever after: only index look-ups are allowed, one plan per statement, and nothing compiled.
 */
const plans = ["enable_seqscan=off", "enable_hashjoin=off", "enable_mergejoin=off", "jit=off"];
const options = [...plans, "plan_cache_mode=force_generic_plan"].map((one) => `-c ${one}`).join(" ");

/** Opens the pool of the hot path; every wait on it has a time-out, so that a dead database is an error and not a hang. */
export function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types: types as pg.CustomTypesConfig,
    connectionTimeoutMillis: 5_000,
    idle_in_transaction_session_timeout: 10_000,
    statement_timeout: 30_000,
    options,
    application_name: "claw-group",
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  return pool;
}

/** Opens Prisma for people's pages and forms, on a pool of its own. */
export function openPrisma(url: string, max: number): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max, connectionTimeoutMillis: 5_000 }),
  });
}

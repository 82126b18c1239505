/** What means that there is no database to ask at this moment: SQLSTATE, the system's codes, and Prisma's. */
const codes =
  /^(08...|57P0[1-5]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|P1001|P1002|P1008|P1017|P2024|P2028|ConnectionClosed|DatabaseNotReachable)$/;
/** Errors of the driver that have no code. */
const words =
  /^Connection terminated|^timeout exceeded when trying to connect|^Client has encountered a connection error/;

/** True when an error says that the database cannot be reached, not that it refused something; looks through wrappers. */
export function isDatabaseAway(error: unknown): boolean {
  for (let one: unknown = error, depth = 0; one && typeof one === "object" && depth < 5; depth++) {
    for (const key of ["code", "originalCode", "kind"])
      if (codes.test(String(Reflect.get(one, key)))) return true;
    if (one instanceof Error && words.test(one.message)) return true;
    const meta: unknown = Reflect.get(one, "meta");
    const wrapped: unknown =
      meta && typeof meta === "object" ? Reflect.get(meta, "driverAdapterError") : null;
    one = wrapped ?? Reflect.get(one, "cause");
  }
  return false;
}

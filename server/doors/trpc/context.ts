import { randomUUID, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Services } from "#server/open-services.ts";
import { hashSecret } from "#server/platform/crypto.ts";

export type User = { id: string; name: string; email: string };
export type TrpcContext = {
  services: Services;
  user: User | null;
  requestId: string;
  headers: Headers;
  demo: Demo;
};
/** Starts and stops the demo in a workspace, and tells how it goes. */
export type Demo = {
  start: (workspaceId: string) => void;
  stop: (workspaceId: string) => void;
  state: (workspaceId: string) => { running: boolean; lastLine: string | null };
};

const same = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(hashSecret(a)), Buffer.from(hashSecret(b)));

/** Does a call carry the token that lies in DATA_DIR/instance.json? */
export function isOperator(services: Services, authorization: string | null | undefined): boolean {
  const bearer = authorization?.replace(/^bearer /i, "");
  return Boolean(bearer?.startsWith("clo_") && same(bearer, services.operatorToken));
}

/** Who asks: a person with a session, or the operator's CLI with its token (it has the first owner's rights). */
export async function userOf(services: Services, req: IncomingMessage): Promise<User | null> {
  if (isOperator(services, req.headers.authorization)) return firstOwner(services);
  const session = await services.auth.api.getSession({ headers: headersOf(req) });
  return session ? { id: session.user.id, name: session.user.name, email: session.user.email } : null;
}

/** The person the instance belongs to: the one whose account is the oldest. */
export function firstOwner({ prisma }: Services): Promise<User | null> {
  return prisma.user.findFirst({
    orderBy: { createdAt: "asc" },
    select: { id: true, name: true, email: true },
  });
}

/** A request's headers in the form the web's own classes have. */
export function headersOf(req: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  return headers;
}

export const newRequestId = (): string => randomUUID();

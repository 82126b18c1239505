import type { IncomingMessage } from "node:http";
import { AppError } from "#server/domain/errors.ts";
import type { Services } from "#server/open-services.ts";
import { hashSecret } from "#server/platform/crypto.ts";

export type KnownAgent = { id: string; workspaceId: string };

/** The bearer token of a request; refused when there is none. */
export function bearerOf(req: IncomingMessage): string {
  const [scheme, token] = (req.headers.authorization ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || !token)
    throw new AppError("unauthorized", "Send your key as “Authorization: Bearer cga_…”.");
  return token;
}

/** Knows agents by their keys. Whose key it is is remembered; whether it still counts is asked every time. */
export class AgentKeys {
  readonly #services: Services;
  readonly #known = new Map<string, KnownAgent>();

  constructor(services: Services) {
    this.#services = services;
  }

  async authenticate(req: IncomingMessage): Promise<KnownAgent> {
    const keyHash = hashSecret(bearerOf(req));
    const known = this.#known.get(keyHash) ?? (await this.#look(keyHash));
    const agent =
      this.#services.queues.of(known.workspaceId).state?.maps.agent.get(known.id) ??
      (await this.#stored(known.id));
    if (agent?.status === "revoked")
      throw new AppError("key_revoked", "The owner revoked this agent; join again with a new invite.");
    if (agent?.keyHash !== keyHash) {
      this.#known.delete(keyHash);
      throw new AppError("unauthorized", "This key was replaced by a newer one.");
    }
    return known;
  }

  async #look(keyHash: string): Promise<KnownAgent> {
    const select = { id: true, workspaceId: true };
    const found = await this.#services.prisma.agent.findUnique({ where: { keyHash }, select });
    if (!found) throw new AppError("unauthorized", "Nobody here has this key.");
    if (this.#known.size > 10_000) this.#known.clear();
    this.#known.set(keyHash, found);
    return found;
  }

  #stored(id: string): Promise<{ status: string; keyHash: string | null } | null> {
    return this.#services.prisma.agent.findUnique({ where: { id }, select: { status: true, keyHash: true } });
  }
}

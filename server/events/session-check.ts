import type { IncomingMessage } from "node:http";
import { may } from "#server/domain/policy.ts";
import type { Services } from "#server/open-services.ts";

type Connected = {
  id: string;
  request: IncomingMessage;
  rooms: ReadonlySet<string>;
  disconnect: (close: boolean) => unknown;
};
const againMs = 30_000;

/** Decides who may watch a workspace, when joining and again every half minute: a session that ended sees nothing more. */
export class SessionCheck {
  readonly #services: Services;
  #checkedAt: number;

  constructor(services: Services) {
    this.#services = services;
    this.#checkedAt = +services.now();
  }

  /** Why this socket may not watch the workspace, or null. */
  async refusal(
    request: IncomingMessage,
    workspaceId: string,
  ): Promise<{ code: string; message: string } | null> {
    const { auth, prisma } = this.#services;
    const session = await auth.api.getSession({
      headers: new Headers({ cookie: request.headers.cookie ?? "" }),
    });
    if (!session) return { code: "unauthorized", message: "Sign in again to go on watching." };
    const key = { workspaceId_userId: { workspaceId, userId: session.user.id } };
    const member = await prisma.member.findUnique({ where: key });
    if (!member || member.removedAt || !may(member.role, "workspace.read"))
      return { code: "not_found", message: "You are no member of this workspace." };
    return null;
  }

  /** Cuts the sockets that lost their right. */
  async dismiss(sockets: Iterable<Connected>): Promise<void> {
    const now = +this.#services.now();
    if (now - this.#checkedAt < againMs) return;
    this.#checkedAt = now;
    for (const socket of sockets) {
      for (const room of socket.rooms) {
        if (room === socket.id) continue;
        const refusal = await this.refusal(socket.request, room).catch(() => null);
        if (refusal) socket.disconnect(true);
      }
    }
  }
}

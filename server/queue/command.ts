import { createHash } from "node:crypto";
import { AppError } from "#server/domain/errors.ts";
import type { ClawEvent } from "#server/domain/event.ts";
import type { Actor } from "#server/domain/member.ts";
import type { Table } from "./rows.ts";
import type { State } from "./state.ts";
import { Missing, Work } from "./work.ts";

/** A synchronous change of one workspace; see Work for its rules. */
export type Verb<I, O> = (work: Work, input: I) => O;

/** Replays the first answer for a repeated key of one asker. `body` is what the key must go with. */
export type Idempotency = { scope: string; key: string; body: string };

export type Command = {
  run: (work: Work) => unknown;
  actor: Actor;
  requestId: string;
  once: Idempotency | null;
  resolve: (answer: { output: unknown; replayed: boolean }) => void;
  reject: (error: unknown) => void;
};

export type Applied =
  | {
      kind: "done";
      answer: { output: unknown; replayed: boolean };
      events: ClawEvent[];
      inserts: [Table, object][];
      wrote: boolean;
    }
  | { kind: "refused"; error: unknown }
  | { kind: "missing"; missing: Missing };

/** Runs one command against the state: applied whole, refused without a trace, or sent back for a row it needs. */
export function apply(state: State, command: Command, now: Date, baseUrl: string): Applied {
  const work = new Work(state, { now, actor: command.actor, requestId: command.requestId, baseUrl });
  try {
    const earlier = command.once && replayOf(work, command.once);
    if (earlier)
      return {
        kind: "done",
        answer: { output: earlier.answer, replayed: true },
        events: [],
        inserts: [],
        wrote: false,
      };
    const output = command.run(work);
    const { once } = command;
    if (once) work.put("idempotency_key", { ...keyRow(work, once), answer: output ?? null });
    const { wrote } = work;
    work.finish();
    return {
      kind: "done",
      answer: { output, replayed: false },
      events: work.events,
      inserts: work.inserts,
      wrote,
    };
  } catch (error) {
    work.undo();
    return error instanceof Missing ? { kind: "missing", missing: error } : { kind: "refused", error };
  }
}

const keyRow = (work: Work, once: Idempotency) => ({
  id: `${once.scope} ${once.key}`,
  workspaceId: work.workspace.id,
  bodyHash: createHash("sha256").update(once.body).digest("base64url"),
  at: work.now,
});

/** A key is remembered for a day (agent protocol). */
const keptMs = 86_400_000;

function replayOf(work: Work, once: Idempotency): { answer: unknown } | null {
  const row = keyRow(work, once);
  const found = work.find("idempotency_key", row.id);
  if (!found || +work.now - +found.at > keptMs) return null;
  if (found.bodyHash === row.bodyHash) return found;
  throw new AppError(
    "idempotency_key_conflict",
    `Idempotency-Key “${once.key}” came before with another body: use a new key for a new request.`,
  );
}

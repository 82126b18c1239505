import { AddressGuard } from "#server/connectors/address-guard.ts";
import type { CallHooks } from "#server/coordinator/model/lane-call.ts";
import { ModelError } from "#server/coordinator/model/model-error.ts";
import { ModelHttp } from "#server/coordinator/model/model-http.ts";
import type { LaneState } from "#server/coordinator/model/model-lane.ts";
import { laneKey, ModelQueue } from "#server/coordinator/model/model-queue.ts";
import type { ModelAnswer, ModelRequest } from "#server/coordinator/model/model-request.ts";
import { decisionPriority } from "#server/coordinator/model/pick-next.ts";
import { type ModelAccess, settingsOfPreset } from "#server/domain/model-settings.ts";
import { modelQuestion } from "./model-question.ts";
import { VirtualTime } from "./virtual-time.ts";

/** An answer as any server gives it. */
export const anAnswer: ModelAnswer = {
  text: "{}",
  reasoning: "",
  parsed: {},
  finish: "stop",
  usage: { inputTokens: 10, cachedTokens: 0, outputTokens: 5, reasoningTokens: 0 },
  counted: true,
  model: "m",
  ms: 1,
  told: {},
};
/** Fails a call. */
export function fails(
  kind: ModelError["kind"],
  details: ConstructorParameters<typeof ModelError>[2] = {},
): never {
  throw new ModelError(kind, `it is ${kind}`, details);
}
/** Access to Kimi, all limits to be learned unless told. */
export const accessOf = (changes: Partial<ModelAccess> = {}): ModelAccess => ({
  ...settingsOfPreset("kimi"),
  apiKey: "sk-1",
  source: "environment",
  ...changes,
});

/** The queue in virtual time, before a server that a test describes by what comes of a call. */
export class TimedQueue {
  readonly time = new VirtualTime();
  readonly started: { id: string; at: number }[] = [];
  running = 0;
  mostRunning = 0;
  serve: (request: ModelRequest) => Promise<ModelAnswer> | ModelAnswer = async () => {
    await this.time.sleep(1_000);
    return anAnswer;
  };
  readonly queue = new ModelQueue(new ModelHttp(new AddressGuard([])), {
    now: this.time.now,
    timer: this.time.timer,
    random: () => 0.5,
    call: async (request) => {
      this.started.push({ id: request.requestId, at: this.time.now() });
      this.mostRunning = Math.max(this.mostRunning, ++this.running);
      try {
        return await this.serve(request);
      } finally {
        this.running--;
      }
    },
  });

  /** Sends a question and keeps what comes of it. */
  send(id: string, changes: Partial<ModelRequest> = {}, hooks: CallHooks | null = null) {
    const sent: { id: string; answer?: ModelAnswer; error?: unknown } = { id };
    const { kind = "converse", ...rest } = changes;
    const request = modelQuestion(kind, accessOf({ requestsPerMinute: 10_000 }), {
      requestId: id,
      priority: decisionPriority[kind],
      ...rest,
    });
    this.queue.run(request, hooks).then(
      (came) => {
        sent.answer = came;
      },
      (error: unknown) => {
        sent.error = error;
      },
    );
    return sent;
  }

  stateOf(access: ModelAccess = accessOf()): LaneState {
    const state = this.queue.state(laneKey(access));
    if (!state) throw new Error("no lane");
    return state;
  }

  /** The calls in the order they started. */
  order(): string {
    return this.started.map(({ id }) => id).join(" ");
  }
}

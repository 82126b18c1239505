import { AppError } from "#server/domain/errors.ts";
import type { RunId } from "#server/domain/ids.ts";
import { skillText, taskText, type VectorLookup, vectorKey } from "#server/domain/match-vectors.ts";
import { type ModelAccess, settingsOfPreset } from "#server/domain/model-settings.ts";
import type { Services } from "#server/open-services.ts";
import type { State } from "#server/queue/state.ts";
import { budgetHooks } from "./budget-hooks.ts";

/** Texts a call, vectors kept, and the pause after a failure or a budget's refusal (shorter when calls under way leave no room). */
const batch = 64;
const most = 20_000;
const pauseMs = 60_000;
const soonMs = 5_000;

/** The operator's embeddings endpoint; null when there is none. */
function accessOf(env: Services["env"]): ModelAccess | null {
  const { EMBEDDINGS_BASE_URL: baseUrl, EMBEDDINGS_MODEL: model, EMBEDDINGS_API_KEY: apiKey } = env;
  if (!baseUrl || !model) return null;
  const price = env.EMBEDDINGS_USD_PER_MILLION;
  return {
    ...settingsOfPreset("openai_compatible", {
      baseUrl,
      model,
      prices: { inputPerMillion: price, cachedInputPerMillion: price, outputPerMillion: 0 },
    }),
    apiKey: apiKey ?? "",
    source: "environment",
  };
}

/** Texts to be paid for by one run, or by the workspace alone. */
type Lacking = { workspaceId: string; runId: RunId | null; texts: string[] };

/**
 * Vectors of tasks and skills for closeness, where the operator names an endpoint. They are fetched beside the work, on
 * the budget of the run whose tasks they are for, and kept in memory: matching takes what is there, and the local method
 * where it is not, and never waits.
 */
export class Embeddings {
  readonly #services: Services;
  readonly #access: ModelAccess | null;
  readonly #vectors = new Map<string, Float32Array>();
  /** Who is not asked for before when: a budget was used up. */
  readonly #held = new Map<string, number>();
  #fetching: Promise<void> | null = null;
  #notBefore = 0;

  constructor(services: Services) {
    this.#services = services;
    this.#access = accessOf(services.env);
  }

  /** What closeness may use; undefined without an endpoint. */
  get lookup(): VectorLookup | undefined {
    return this.#access ? (key) => this.#vectors.get(key) : undefined;
  }

  /** Fetches vectors that a workspace's ready tasks and agents lack, in the background; calls `arrived` when there are more. */
  want(state: State, arrived: () => void): void {
    if (!this.#access || this.#fetching || this.#now < this.#notBefore) return;
    const lacking = this.#lacking(state);
    if (!lacking) return;
    this.#fetching = this.#fetch(this.#access, lacking)
      .then(arrived)
      .catch((error: unknown) => this.#failed(lacking, error))
      .finally(() => {
        this.#fetching = null;
      });
  }

  /** Resolves when nothing is being fetched. */
  async idle(): Promise<void> {
    await this.#fetching;
  }

  get #now(): number {
    return +this.#services.now();
  }

  /** The first of what is missing: skills, which every run needs, then each run's tasks. */
  #lacking(state: State): Lacking | null {
    const workspaceId = state.workspace.id;
    if (this.#isHeld(workspaceId)) return null;
    const groups = new Map<RunId | null, Set<string>>([[null, new Set()]]);
    const add = (runId: RunId | null, text: string): void => {
      if (text === "" || this.#vectors.has(vectorKey(text))) return;
      const group = groups.get(runId) ?? new Set();
      groups.set(runId, group.add(text));
    };
    for (const { profile } of state.maps.agent.values())
      for (const skill of profile.skills) add(null, skillText(skill));
    for (const id of state.tasksByStatus.get("ready") ?? []) {
      const task = state.maps.task.get(id);
      if (task) add(task.runId, taskText(task));
    }
    for (const [runId, texts] of groups)
      if (texts.size > 0 && !(runId && this.#isHeld(runId)))
        return { workspaceId, runId, texts: [...texts].slice(0, batch) };
    return null;
  }

  #isHeld(payer: string): boolean {
    return this.#now < (this.#held.get(payer) ?? 0);
  }

  async #fetch(access: ModelAccess, { workspaceId, runId, texts }: Lacking): Promise<void> {
    const { models } = this.#services;
    const booking = { kind: "embed" as const, keys: [], runId, promptVersion: "1", access };
    const keep = () => ({ status: "applied" as const, answer: null });
    const hooks = budgetHooks({ services: this.#services, workspaceId }, { ...booking, keep });
    const { vectors } = await models.embed({ access, workspaceId, texts, requestId: "embed" }, hooks);
    for (const [i, text] of texts.entries()) {
      const vector = vectors[i];
      if (vector) this.#vectors.set(vectorKey(text), vector);
    }
    // The oldest go first; a skill that is still wanted is fetched again.
    for (const key of this.#vectors.keys()) {
      if (this.#vectors.size <= most) break;
      this.#vectors.delete(key);
    }
  }

  #failed({ workspaceId, runId }: Lacking, error: unknown): void {
    if (!(error instanceof AppError) || error.code !== "budget_exhausted") {
      this.#notBefore = this.#now + pauseMs;
      this.#services.logger.warn({ err: error }, "no embeddings; closeness is judged by words");
      return;
    }
    for (const payer of [...this.#held.keys()]) if (!this.#isHeld(payer)) this.#held.delete(payer);
    const payer = error.extra.of === "run" ? (runId ?? workspaceId) : workspaceId;
    this.#held.set(payer, this.#now + (error.extra.underWay === true ? soonMs : pauseMs));
  }
}

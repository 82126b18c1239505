import { skillText, taskText, type VectorLookup, vectorKey } from "#server/domain/match-vectors.ts";
import { type ModelAccess, settingsOfPreset } from "#server/domain/model-settings.ts";
import type { Services } from "#server/open-services.ts";
import type { State } from "#server/queue/state.ts";
import { embedTexts } from "./model/embed-texts.ts";

/** Texts a call, vectors kept, and the pause after a failure. */
const batch = 64;
const most = 20_000;
const pauseMs = 60_000;

/** The operator's embeddings endpoint; null when there is none. */
function accessOf(env: Services["env"]): ModelAccess | null {
  const { EMBEDDINGS_BASE_URL: baseUrl, EMBEDDINGS_MODEL: model, EMBEDDINGS_API_KEY: apiKey } = env;
  if (!baseUrl || !model) return null;
  return {
    ...settingsOfPreset("openai_compatible", { baseUrl, model }),
    apiKey: apiKey ?? "",
    source: "environment",
  };
}

/**
 * Vectors of tasks and skills for closeness, where the operator names an endpoint. They are fetched beside the work and
 * kept in memory: matching takes what is there, and the local method where it is not, and never waits.
 */
export class Embeddings {
  readonly #services: Pick<Services, "env" | "modelHttp" | "logger">;
  readonly #access: ModelAccess | null;
  readonly #vectors = new Map<string, Float32Array>();
  #fetching: Promise<void> | null = null;
  #notBefore = 0;

  constructor(services: Pick<Services, "env" | "modelHttp" | "logger">) {
    this.#services = services;
    this.#access = accessOf(services.env);
  }

  /** What closeness may use; undefined without an endpoint. */
  get lookup(): VectorLookup | undefined {
    return this.#access ? (key) => this.#vectors.get(key) : undefined;
  }

  /** Fetches vectors that a workspace's ready tasks and agents lack, in the background; calls `arrived` when there are more. */
  want(state: State, arrived: () => void): void {
    if (!this.#access || this.#fetching || Date.now() < this.#notBefore) return;
    const texts = this.#missing(state);
    if (texts.length === 0) return;
    this.#fetching = this.#fetch(this.#access, texts)
      .then(arrived)
      .catch((error: unknown) => {
        this.#notBefore = Date.now() + pauseMs;
        this.#services.logger.warn({ err: error }, "no embeddings; closeness is judged by words");
      })
      .finally(() => {
        this.#fetching = null;
      });
  }

  /** Resolves when nothing is being fetched. */
  async idle(): Promise<void> {
    await this.#fetching;
  }

  #missing(state: State): string[] {
    const skills = [...state.maps.agent.values()].flatMap(({ profile }) => profile.skills.map(skillText));
    const tasks = [...(state.tasksByStatus.get("ready") ?? [])].flatMap((id) => {
      const task = state.maps.task.get(id);
      return task ? taskText(task) : [];
    });
    const texts = new Set(
      [...skills, ...tasks].filter((text) => text !== "" && !this.#vectors.has(vectorKey(text))),
    );
    return [...texts].slice(0, batch);
  }

  async #fetch(access: ModelAccess, texts: readonly string[]): Promise<void> {
    const vectors = await embedTexts(access, texts, this.#services.modelHttp);
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
}

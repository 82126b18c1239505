/** The key that simulated models of tests let in. */
export const modelKey = "sk-test";

/** Settings by which an instance is coordinated by a simulated model, with limits that hold nothing up. */
export const modelSettings = (url: string, concurrency = 4) => ({
  MODEL_BASE_URL: url,
  MODEL_API_KEY: modelKey,
  MODEL_CONCURRENCY: concurrency,
  MODEL_PER_MINUTE: 10_000,
});

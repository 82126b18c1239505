import type { Flavour } from "./model-server-options.ts";

/** The models a server says it has. */
export function listModels(flavour: Flavour): object {
  const ids = flavour === "moonshot" ? ["kimi-k2.6", "kimi-k2.5"] : ["kimi-k2.6"];
  const owner = flavour === "moonshot" ? "moonshot" : "open";
  return {
    object: "list",
    data: ids.map((id) => ({
      id,
      object: "model",
      created: 1_750_000_000,
      owned_by: owner,
      ...(flavour === "moonshot" ? { context_length: 262_144, supports_reasoning: true } : {}),
    })),
  };
}

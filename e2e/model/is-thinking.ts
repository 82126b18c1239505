import type { ChatBody } from "./chat-body.ts";
import type { Flavour } from "./model-server-options.ts";

/** Says whether the model thinks before it answers: on Moonshot's API unless told not to, elsewhere only when asked. */
export function isThinking(body: ChatBody, flavour: Flavour): boolean {
  if (flavour === "moonshot") return body.thinking?.type !== "disabled";
  const { thinking, enable_thinking } = body.chat_template_kwargs ?? {};
  return thinking ?? enable_thinking ?? !["none", "", undefined].includes(body.reasoning_effort ?? undefined);
}

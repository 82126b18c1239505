import type { ChatBody } from "./chat-body.ts";
import { isThinking } from "./is-thinking.ts";
import type { Flavour } from "./model-server-options.ts";

/** What the server takes and a good client does not send: no limit of the answer, thoughts that were to be kept and are not. */
export function warnAbout(body: ChatBody, flavour: Flavour): string[] {
  const warnings: string[] = [];
  const room = body.max_completion_tokens ?? body.max_tokens;
  const thinking = isThinking(body, flavour);
  if (!room) warnings.push("without max_completion_tokens an answer may end after 1,024 tokens");
  else if (thinking && room < 16_000) warnings.push(`${room} tokens are few for thoughts and an answer`);
  if (flavour === "moonshot" && body.max_tokens) warnings.push("max_tokens is deprecated");
  if (flavour === "moonshot" && thinking && body.thinking?.keep === "all")
    body.messages.forEach(({ role, reasoning_content }, at) => {
      if (role === "assistant" && !reasoning_content)
        warnings.push(`message ${at} lost its reasoning_content, though all is to be kept`);
    });
  return warnings;
}

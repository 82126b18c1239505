import { z } from "zod";

const Part = z.looseObject({ type: z.string(), text: z.string().optional() });
const Message = z.looseObject({
  role: z.string(),
  content: z.union([z.string(), z.array(Part), z.null()]).optional(),
  reasoning_content: z.string().nullish(),
  tool_calls: z.array(z.unknown()).nullish(),
});
export type Message = z.infer<typeof Message>;

/** What any server that speaks OpenAI's chat completions must be able to read; what it does not know it lets be. */
export const ChatBody = z.looseObject({
  model: z.string().min(1),
  messages: z.array(Message).min(1),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
  max_completion_tokens: z.number().int().min(1).nullish(),
  max_tokens: z.number().int().min(1).nullish(),
  response_format: z
    .looseObject({
      type: z.string().optional(),
      json_schema: z.looseObject({ strict: z.boolean().optional(), schema: z.unknown() }).optional(),
    })
    .nullish(),
  tools: z
    .array(
      z.looseObject({
        function: z.looseObject({
          name: z.string(),
          strict: z.boolean().optional(),
          parameters: z.unknown().optional(),
        }),
      }),
    )
    .nullish(),
  tool_choice: z
    .union([z.string(), z.looseObject({ function: z.looseObject({ name: z.string() }).optional() })])
    .nullish(),
  thinking: z.looseObject({ type: z.string(), keep: z.string().nullish() }).nullish(),
  reasoning_effort: z.string().nullish(),
  chat_template_kwargs: z
    .looseObject({ thinking: z.boolean().optional(), enable_thinking: z.boolean().optional() })
    .nullish(),
  stop: z.union([z.string(), z.array(z.string())]).nullish(),
  prompt_cache_key: z.string().nullish(),
});
export type ChatBody = z.infer<typeof ChatBody>;

/** A message's words, whichever form its content has. */
export function textOf({ content }: Message): string {
  if (typeof content === "string") return content;
  return (content ?? []).map((part) => part.text ?? "").join("");
}

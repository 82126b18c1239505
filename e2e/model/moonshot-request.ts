import { z } from "zod";

const whole = z.number().refine(Number.isInteger, "must be a whole number");

const Part = z.union([
  z.looseObject({ type: z.literal("text"), text: z.string() }),
  z.looseObject({
    type: z.literal("image_url"),
    image_url: z.union([z.string(), z.looseObject({ url: z.string() })]),
  }),
  z.looseObject({
    type: z.literal("video_url"),
    video_url: z.union([z.string(), z.looseObject({ url: z.string() })]),
  }),
]);

/** A message of the three described roles; what tools add to it (`tool_calls`, `reasoning_content`) may come along. */
const Message = z.looseObject({
  role: z.enum(["system", "user", "assistant"]),
  content: z.union([z.string(), z.array(Part)]),
  name: z.string().optional(),
  partial: z.boolean().optional(),
});

const Tool = z.looseObject({
  type: z.literal("function"),
  function: z.looseObject({
    name: z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_-]{2,63}$/),
    description: z.string().optional(),
    parameters: z.looseObject({}),
    strict: z.boolean().optional(),
  }),
});

/** The wire of Moonshot's chat completions for kimi-k2.6, in our own words: what the API publishes and no word more. */
export const MoonshotRequest = z.strictObject({
  model: z.literal("kimi-k2.6"),
  messages: z.array(Message),
  max_tokens: whole.optional(),
  max_completion_tokens: whole.optional(),
  thinking: z
    .strictObject({
      type: z.enum(["enabled", "disabled"]),
      keep: z.literal("all").nullable().optional(),
    })
    .optional(),
  response_format: z
    .looseObject({
      type: z.enum(["text", "json_object", "json_schema"]).optional(),
      json_schema: z
        .looseObject({ name: z.string(), strict: z.boolean().optional(), schema: z.looseObject({}) })
        .optional(),
    })
    .optional(),
  stop: z.union([z.string(), z.array(z.string()).max(5)]).optional(),
  stream: z.boolean().optional(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).optional(),
  tools: z.array(Tool).max(128).optional(),
  prompt_cache_key: z.string().optional(),
  safety_identifier: z.string().optional(),
});

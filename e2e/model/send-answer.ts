import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { ChatBody } from "./chat-body.ts";
import type { ModelAnswer } from "./model-answer.ts";
import type { Usage } from "./model-ledger.ts";

export type Delivery = {
  id: string;
  body: ChatBody;
  answer: ModelAnswer;
  usage: Usage;
  reasoningField: "reasoning_content" | "reasoning";
  paceMs: number;
  /** The connection breaks in the middle. */
  cut: boolean;
};

/** The tool the answer goes through: the one asked for, or the only one there is. */
function toolOf({ tools, tool_choice: choice }: ChatBody): string | null {
  if (choice === "none" || !tools?.[0]) return null;
  return (typeof choice === "object" && choice?.function?.name) || tools[0].function.name;
}

/** Pieces of a text, each some words long; never more than a few hundred, however long the text. */
function pieces(text: string): string[] {
  const words = text.match(/\s*\S+\s*$|\s*\S+/g) ?? (text === "" ? [] : [text]);
  const size = Math.max(1, Math.ceil(words.length / 200));
  const found: string[] = [];
  for (let at = 0; at < words.length; at += size) found.push(words.slice(at, at + size).join(""));
  return found;
}

/** Puts an answer on the wire, whole or as a stream; says whether the client was told the usage. */
export async function sendAnswer(res: ServerResponse, delivery: Delivery): Promise<boolean> {
  return delivery.body.stream ? sendStream(res, delivery) : sendWhole(res, delivery);
}

async function sendWhole(res: ServerResponse, delivery: Delivery): Promise<boolean> {
  const { id, body, answer, usage, reasoningField, cut } = delivery;
  const tool = toolOf(body);
  const call = { id: `${tool}:0`, type: "function", function: { name: tool, arguments: answer.content } };
  const text = JSON.stringify({
    id,
    object: "chat.completion",
    created: Math.floor(Date.now() / 1_000),
    model: body.model,
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content: tool ? "" : answer.content,
          ...(answer.reasoning ? { [reasoningField]: answer.reasoning } : {}),
          ...(answer.refusal ? { refusal: answer.refusal } : {}),
          ...(tool ? { tool_calls: [call] } : {}),
        },
        finish_reason: tool && answer.finish === "stop" ? "tool_calls" : answer.finish,
      },
    ],
    usage,
  });
  const bytes = Buffer.from(text);
  res.writeHead(200, { "content-type": "application/json", "content-length": bytes.length });
  if (cut) {
    res.write(bytes.subarray(0, bytes.length / 2), () => res.destroy());
    return false;
  }
  res.end(bytes);
  return true;
}

async function sendStream(res: ServerResponse, delivery: Delivery): Promise<boolean> {
  const { id, body, answer, usage, reasoningField, paceMs, cut } = delivery;
  const tool = toolOf(body);
  const withUsage = body.stream_options?.include_usage === true;
  const created = Math.floor(Date.now() / 1_000);
  const chunk = (delta: object, finish: string | null = null) => ({
    id,
    object: "chat.completion.chunk",
    created,
    model: body.model,
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...(withUsage ? { usage: null } : {}),
  });
  const call = (part: object) => ({ tool_calls: [{ index: 0, ...part }] });
  const chunks: object[] = [
    chunk({ role: "assistant", content: "" }),
    ...pieces(answer.reasoning).map((piece) => chunk({ [reasoningField]: piece })),
    ...(tool
      ? [chunk(call({ id: `${tool}:0`, type: "function", function: { name: tool, arguments: "" } }))]
      : []),
    ...pieces(answer.content).map((piece) =>
      chunk(tool ? call({ function: { arguments: piece } }) : { content: piece }),
    ),
    ...(answer.refusal ? [chunk({ refusal: answer.refusal })] : []),
    chunk({}, tool && answer.finish === "stop" ? "tool_calls" : answer.finish),
    ...(withUsage ? [{ ...chunk({}), choices: [], usage }] : []),
  ];
  res.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
  const stop = cut ? Math.ceil(chunks.length / 2) : chunks.length;
  for (const one of chunks.slice(0, stop)) {
    if (res.destroyed) return false;
    res.write(`data: ${JSON.stringify(one)}\n\n`);
    if (paceMs > 0) await sleep(paceMs);
  }
  if (cut) {
    // The pieces so far reach the client before the line breaks.
    await sleep(20);
    res.destroy();
    return false;
  }
  res.end("data: [DONE]\n\n");
  return withUsage;
}

import OpenAI from "openai";
import { afterEach, describe, expect, it } from "vitest";
import { PlanProposal } from "#server/domain/proposals.ts";
import { chatRequest } from "./chat-request.ts";
import type { ModelServerOptions } from "./model-server-options.ts";
import { type ModelServer, startModelServer } from "./start-model-server.ts";

let servers: ModelServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  servers = [];
});

async function start(options: ModelServerOptions = {}, key = "sk-any") {
  const server = await startModelServer(options);
  servers.push(server);
  const openai = new OpenAI({ baseURL: server.url, apiKey: key, maxRetries: 0 });
  return { server, openai };
}

const call = chatRequest("plan", { goal: "Write a haiku and print it" });
const thinking = { ...call, thinking: { type: "enabled", keep: "all" } };

/** Thoughts and answer of a stream, put together; and what came with the last piece. */
async function readStream(stream: AsyncIterable<OpenAI.ChatCompletionChunk>) {
  const found = {
    content: "",
    thoughts: "",
    args: "",
    finish: "",
    order: [] as string[],
    usage: null as OpenAI.CompletionUsage | null,
  };
  for await (const { choices, usage } of stream) {
    const [choice] = choices;
    const delta: (OpenAI.ChatCompletionChunk.Choice.Delta & { reasoning_content?: string }) | undefined =
      choice?.delta;
    if (delta?.reasoning_content) found.order.push("thoughts");
    if (delta?.content) found.order.push("content");
    found.thoughts += delta?.reasoning_content ?? "";
    found.content += delta?.content ?? "";
    found.args += delta?.tool_calls?.[0]?.function?.arguments ?? "";
    found.finish = choice?.finish_reason ?? found.finish;
    if (usage) found.usage = usage;
  }
  return found;
}

describe("the simulated model on the wire", () => {
  it("answers a whole completion with its usage, and keeps it in the ledger", async () => {
    const { server, openai } = await start();
    const answer = await openai.chat.completions.create(call, { headers: { "x-client-request-id": "mc_1" } });
    const text = answer.choices[0]?.message.content ?? "";
    expect(PlanProposal.parse(JSON.parse(text)).tasks.length).toBeGreaterThanOrEqual(3);
    expect(answer.choices[0]?.finish_reason).toBe("stop");
    expect(answer.usage?.completion_tokens).toBe(Math.ceil(text.length / 4));
    expect(answer.usage?.completion_tokens_details?.reasoning_tokens).toBe(0);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      kind: "plan",
      repair: false,
      clientRequestId: "mc_1",
      status: 200,
      sent: true,
      warnings: [],
      answer: text,
      usage: answer.usage,
      body: { model: "kimi-k2.6", max_completion_tokens: 32_000 },
    });
  });

  it("streams thoughts before words, and its usage at the end when asked", async () => {
    const { server, openai } = await start();
    const stream = { stream: true, stream_options: { include_usage: true } } as const;
    const found = await readStream(await openai.chat.completions.create({ ...thinking, ...stream }));
    expect(PlanProposal.parse(JSON.parse(found.content)).title).toBe("Write a haiku and print it");
    expect(found.thoughts).not.toBe("");
    expect(found.order.lastIndexOf("thoughts")).toBeLessThan(found.order.indexOf("content"));
    expect(found.order.filter((one) => one === "content").length).toBeGreaterThan(10);
    expect(found.finish).toBe("stop");
    const thought = Math.ceil(found.thoughts.length / 4);
    expect(found.usage?.completion_tokens_details?.reasoning_tokens).toBe(thought);
    expect(found.usage?.completion_tokens).toBe(thought + Math.ceil(found.content.length / 4));
    expect(server.requests[0]?.usage).toEqual(found.usage);
  });

  it("knows when a client leaves in the middle of a stream: not all was sent, and no usage was told", async () => {
    const { server, openai } = await start({ paceMs: 10 });
    const stream = { stream: true, stream_options: { include_usage: true } } as const;
    let pieces = 0;
    // Leaving the loop ends the request.
    for await (const { choices } of await openai.chat.completions.create({ ...call, ...stream })) {
      pieces += choices[0]?.delta.content ? 1 : 0;
      if (pieces === 3) break;
    }
    await expect.poll(() => server.requests[0]?.endedAt).toBeTypeOf("number");
    expect(server.requests[0]).toMatchObject({ status: 200, sent: false, usage: null });
  });

  it("tells no usage in a stream unless asked, and the ledger knows", async () => {
    const { server, openai } = await start();
    const found = await readStream(await openai.chat.completions.create({ ...call, stream: true }));
    expect(found.usage).toBeNull();
    expect(server.requests[0]).toMatchObject({ usage: null, sent: true });
  });

  it("takes a prompt's beginning from the cache of its key, and of no other", async () => {
    const { openai } = await start();
    const cached = async (key: string, goal: string) => {
      const body = { ...chatRequest("plan", { goal }), prompt_cache_key: key };
      const { usage } = await openai.chat.completions.create(body);
      return usage?.prompt_tokens_details?.cached_tokens;
    };
    expect(await cached("ws_1", "Write a haiku")).toBe(0);
    const again = await cached("ws_1", "Write a novel");
    expect(again).toBeGreaterThan(20);
    expect(await cached("ws_2", "Write a novel")).toBe(0);
    expect(await cached("ws_1", "Write a haiku")).toBeGreaterThan(again ?? 0);
  });

  it("answers through a tool, whole and as a stream", async () => {
    const { openai } = await start();
    const { response_format: format, ...rest } = call;
    const tools = [
      { type: "function", function: { name: "plan", parameters: format.json_schema.schema } },
    ] as const;
    const body = {
      ...rest,
      tools: [...tools],
      tool_choice: { type: "function" as const, function: { name: "plan" } },
    };
    const whole = await openai.chat.completions.create(body);
    const [used] = whole.choices[0]?.message.tool_calls ?? [];
    if (used?.type !== "function") throw new Error("no function was called");
    expect(used.function.name).toBe("plan");
    expect(whole.choices[0]?.finish_reason).toBe("tool_calls");
    const streamed = await readStream(await openai.chat.completions.create({ ...body, stream: true }));
    expect(streamed.args).toBe(used.function.arguments);
    expect(PlanProposal.parse(JSON.parse(streamed.args)).tasks).not.toEqual([]);
  });

  it("cuts an answer where its tokens run out; thoughts may leave nothing for it", async () => {
    const { openai } = await start();
    const { choices } = await openai.chat.completions.create({ ...call, max_completion_tokens: 10 });
    expect(choices[0]?.message.content).toHaveLength(40);
    expect(choices[0]?.finish_reason).toBe("length");
    const spent = await openai.chat.completions.create({ ...thinking, max_completion_tokens: 10 });
    expect(spent.choices[0]).toMatchObject({ finish_reason: "length", message: { content: "" } });
  });

  it("answers a request Moonshot's API refuses as it would, and notes why", async () => {
    const { server, openai } = await start();
    const wrong = { ...thinking, temperature: 0.6 };
    await expect(openai.chat.completions.create(wrong)).rejects.toMatchObject({
      status: 400,
      type: "invalid_request_error",
      message: expect.stringContaining("temperature"),
    });
    expect(server.requests[0]).toMatchObject({
      status: 400,
      usage: null,
      error: expect.stringContaining("temperature"),
    });
  });

  it("takes sampling, template arguments and effort where the server is a general one", async () => {
    const { server, openai } = await start({ strict: "open", reasoningField: "reasoning" });
    const { thinking: _, ...body } = { ...call, temperature: 0.6, top_p: 0.95 };
    const quiet = await openai.chat.completions.create({
      ...body,
      ...{ chat_template_kwargs: { thinking: false } },
    });
    expect(quiet.choices[0]?.message).not.toHaveProperty("reasoning");
    const loud = await openai.chat.completions.create({ ...body, reasoning_effort: "high" });
    expect(loud.choices[0]?.message).toHaveProperty("reasoning");
    expect(loud.usage?.completion_tokens_details?.reasoning_tokens).toBeGreaterThan(0);
    expect(server.requests.map(({ status }) => status)).toEqual([200, 200]);
  });

  it("wants a key, and the right one where it was given one", async () => {
    const { openai } = await start({ key: "sk-right" }, "sk-wrong");
    await expect(openai.models.list()).rejects.toMatchObject({
      status: 401,
      type: "invalid_authentication_error",
    });
    const { openai: known } = await start({ key: "sk-right" }, "sk-right");
    const ids = [];
    for await (const { id } of known.models.list()) ids.push(id);
    expect(ids).toContain("kimi-k2.6");
  });

  it("turns texts into vectors: the same for the same words, closer for closer ones", async () => {
    const { openai } = await start();
    const input = ["profile csv data", "data profiling of csv files", "translate a poem"];
    const { data } = await openai.embeddings.create({ model: "embed", input });
    const again = await openai.embeddings.create({ model: "embed", input: input[0] ?? "" });
    const [csv = [], files = [], poem = []] = data.map(({ embedding }) => embedding);
    const close = (a: number[], b: number[]) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
    expect(again.data[0]?.embedding).toEqual(csv);
    expect(close(csv, csv)).toBeCloseTo(1, 4);
    expect(close(csv, files)).toBeGreaterThan(close(csv, poem) + 0.2);
  });

  it("lets in so many at once and a minute as it was told", async () => {
    const { server, openai } = await start({ limits: { concurrency: 1 } });
    server.mode.set("slow", { seconds: 0.3 });
    const both = await Promise.allSettled([1, 2].map(() => openai.chat.completions.create(call)));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const { openai: few } = await start({ limits: { perMinute: 1 } });
    await few.chat.completions.create(call);
    await expect(few.chat.completions.create(call)).rejects.toMatchObject({ status: 429 });
  });

  it("answers a plain question too, as a test of the connection asks it", async () => {
    const { openai } = await start();
    const { choices } = await openai.chat.completions.create({
      model: "kimi-k2.6",
      messages: [{ role: "user", content: "Answer with the single word: ready" }],
      max_completion_tokens: 16_000,
    });
    expect(choices[0]?.message.content).toBe("ready");
  });
});

import OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chatRequest } from "./chat-request.ts";
import { ModelProcess } from "./model-process.ts";

let model: ModelProcess;
let openai: OpenAI;
beforeAll(async () => {
  model = await ModelProcess.start(["--pace", "1"]);
  openai = new OpenAI({ baseURL: model.url, apiKey: "sk-any", maxRetries: 0 });
});
afterAll(() => model.stop());

const plan = chatRequest("plan", { goal: "Write a haiku" });
const ask = async () => (await openai.chat.completions.create(plan)).choices[0]?.message.content;

describe("the simulated model as a process", () => {
  it("is told from outside what to say and how to go wrong, and tells what it was asked", async () => {
    await model.script("plan", [{ title: "First" }, { title: "Second" }]);
    expect([await ask(), await ask()]).toEqual(['{"title":"First"}', '{"title":"Second"}']);
    await model.mode("500", { kind: "plan", times: 1 });
    await expect(ask()).rejects.toMatchObject({ status: 500 });
    await model.mode("429");
    await model.mode(null);
    expect(JSON.parse((await ask()) ?? "").title).toBe("Write a haiku");
    const requests = await model.requests();
    expect(requests.map(({ kind, mode, status }) => ({ kind, mode, status }))).toEqual([
      { kind: "plan", mode: null, status: 200 },
      { kind: "plan", mode: null, status: 200 },
      { kind: "plan", mode: "500", status: 500 },
      { kind: "plan", mode: null, status: 200 },
    ]);
    await model.resetLedger();
    expect(await model.requests()).toEqual([]);
  });

  it("refuses a mode or a kind there is not", async () => {
    const url = model.url.replace(/v1$/, "control/mode");
    for (const body of [{ mode: "tired" }, { mode: "500", kind: "lunch" }, { mode: "500", times: 0 }]) {
      const answer = await fetch(url, { method: "POST", body: JSON.stringify(body) });
      expect(answer.status, JSON.stringify(body)).toBe(400);
    }
  });

  it("ends when it is told to", async () => {
    const other = await ModelProcess.start(["--open"]);
    expect((await fetch(`${other.url}/models`, { headers: { authorization: "Bearer x" } })).status).toBe(200);
    await other.stop();
    await expect(fetch(`${other.url}/models`)).rejects.toThrow();
  });
});

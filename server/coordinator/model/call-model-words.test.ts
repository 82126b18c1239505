import { afterAll, beforeAll, expect, test } from "vitest";
import { AddressGuard } from "#server/connectors/address-guard.ts";
import { BareModelServer, openStream, sayEnd, sayPiece, sayText } from "#server/testing/bare-model-server.ts";
import { modelQuestion } from "#server/testing/model-question.ts";
import { callModel } from "./call-model.ts";
import { ModelHttp } from "./model-http.ts";

const server = new BareModelServer();
const http = new ModelHttp(new AddressGuard([]));
beforeAll(async () => {
  await server.listen();
});
afterAll(async () => {
  await http.close();
  await server.stop();
});
const askAloud = (onWords: (words: string) => void) =>
  callModel(modelQuestion("converse", server.access(), { onWords }), http);

test("the reply is told as it grows, whatever pieces it comes in", async () => {
  const text = '{"action":"answer","links":[],"reply":"Zwölf \\"tasks\\"\\nare \\ud83d\\ude00 done"}';
  server.answer = (res) => {
    openStream(res);
    for (const piece of text.match(/.{1,5}/gs) ?? []) sayPiece(res, { content: piece });
    sayPiece(res, {}, "stop");
    sayEnd(res);
  };
  const heard: string[] = [];
  await askAloud((words) => heard.push(words));
  expect(heard.length).toBeGreaterThan(4);
  expect(heard.at(-1)).toBe('Zwölf "tasks"\nare 😀 done');
  for (const [at, words] of heard.entries()) expect(words.startsWith(heard[at - 1] ?? "")).toBe(true);
});

test("a listener that throws does not break the call", async () => {
  server.answer = (res) => sayText(res, '{"reply":"hello"}');
  const answer = await askAloud(() => {
    throw new Error("the page is gone");
  });
  expect(answer.parsed).toEqual({ reply: "hello" });
});

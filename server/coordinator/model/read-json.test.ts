import { expect, test } from "vitest";
import { readJson } from "./read-json.ts";

test.each([
  ['{"a":1}', { a: 1 }],
  ['  {"a":1}\n', { a: 1 }],
  ['```json\n{"a":1}\n```', { a: 1 }],
  ['Here you are:\n```\n{"a":1}\n```\nAnything else?', { a: 1 }],
  ['Sure! {"a":{"b":"}"}} Done.', { a: { b: "}" } }],
  ['<think>{"no":1} hm</think>\n{"a":1}', { a: 1 }],
  ["{broken", null],
  ['"text"', null],
  ["42", null],
  ["", null],
])("%o is read as %o", (text, value) => {
  expect(readJson(text)).toEqual(value);
});

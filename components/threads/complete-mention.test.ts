import { expect, test } from "vitest";
import { mentionAt, putMention, whoIsMeant } from "./complete-mention.ts";

const people = ["kimi", "Mira", "Ada Lovelace", "Amira"].map((name) => ({ name, what: "" }));

test("a name is being typed after an @ at the caret, with spaces in it, but not in an address", () => {
  expect(mentionAt("ask @Mi", 7)).toEqual({ from: 4, typed: "Mi" });
  expect(mentionAt("@Ada Lo", 7)).toEqual({ from: 0, typed: "Ada Lo" });
  expect(mentionAt("ask @Mi now", 7)).toEqual({ from: 4, typed: "Mi" });
  expect(mentionAt("write to ada@example", 20)).toBeNull();
  expect(mentionAt("no one", 6)).toBeNull();
  expect(mentionAt("@Mira\nnext", 10)).toBeNull();
});

test("those whose name begins so come first; nobody fits what no name has", () => {
  expect(whoIsMeant(people, { from: 0, typed: "mi" }).map(({ name }) => name)).toEqual([
    "Mira",
    "Amira",
    "kimi",
  ]);
  expect(whoIsMeant(people, { from: 0, typed: "what do you" })).toEqual([]);
});

test("the name is put where it was typed, once, with one space after it", () => {
  const at = mentionAt("ask @Mi please", 7);
  if (!at) throw new Error("nothing is typed");
  expect(putMention("ask @Mi please", 7, at, "Mira")).toEqual({ text: "ask @Mira please", caret: 10 });
});

import { expect, test } from "vitest";
import { mentionAt, putMention, whoIsMeant } from "./complete-mention.ts";

const people = ["kimi", "Mira", "Ada Lovelace", "Amira"].map((name) => ({
  sign: "@" as const,
  name,
  what: "",
}));
const skills = ["writing", "web-pages"].map((name) => ({ sign: "/" as const, name, what: "skill" }));

test("a name is being typed after an @ at the caret, with spaces in it, but not in an address", () => {
  expect(mentionAt("ask @Mi", 7)).toEqual({ sign: "@", from: 4, typed: "Mi" });
  expect(mentionAt("@Ada Lo", 7)).toEqual({ sign: "@", from: 0, typed: "Ada Lo" });
  expect(mentionAt("ask @Mi now", 7)).toEqual({ sign: "@", from: 4, typed: "Mi" });
  expect(mentionAt("write to ada@example", 20)).toBeNull();
  expect(mentionAt("no one", 6)).toBeNull();
  expect(mentionAt("@Mira\nnext", 10)).toBeNull();
});

test("those whose name begins so come first; nobody fits what no name has", () => {
  expect(
    whoIsMeant([...people, ...skills], { sign: "@", from: 0, typed: "mi" }).map(({ name }) => name),
  ).toEqual(["Mira", "Amira", "kimi"]);
  expect(whoIsMeant(people, { sign: "@", from: 0, typed: "what do you" })).toEqual([]);
});

test("the name is put where it was typed, once, with one space after it", () => {
  const at = mentionAt("ask @Mi please", 7);
  if (!at) throw new Error("nothing is typed");
  expect(putMention("ask @Mi please", 7, at, "Mira")).toEqual({ text: "ask @Mira please", caret: 10 });
});

test("a skill is being typed after a /, but not in a path, and ends with its word", () => {
  const at = mentionAt("please /wr", 10);
  expect(at).toEqual({ sign: "/", from: 7, typed: "wr" });
  expect(
    whoIsMeant([...people, ...skills], { sign: "/", from: 0, typed: "w" }).map(({ name }) => name),
  ).toEqual(["web-pages", "writing"]);
  if (at)
    expect(putMention("please /wr", 10, at, "writing")).toEqual({ text: "please /writing ", caret: 16 });
  expect(mentionAt("docs/wr", 7)).toBeNull();
  expect(mentionAt("/writing a note", 15)).toBeNull();
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { ReplyWords } from "./reply-words.ts";

/** Cuts a text where told, in the middle of escapes and pairs too. */
function piecesOf(text: string, sizes: number[]): string[] {
  const pieces: string[] = [];
  for (let at = 0, n = 0; at < text.length; n++) {
    const size = sizes[n % sizes.length] ?? 1;
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
}
const text = fc.string({ unit: "binary", maxLength: 60 });
const inner = fc.jsonValue({ maxDepth: 3 });

test("of any object in any pieces, the property's text is told as it grows, and in full at the end", () => {
  fc.assert(
    fc.property(
      fc.dictionary(text, inner),
      text,
      fc.dictionary(text, fc.oneof(inner, fc.record({ reply: text }))),
      fc.constantFrom(undefined, 2),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 }),
      (before, reply, after, indent, sizes) => {
        const { reply: _1, ...first } = before;
        const { reply: _2, ...rest } = after;
        const json = JSON.stringify({ ...first, reply, ...rest }, null, indent);
        const words = new ReplyWords("reply");
        let last: string | null = null;
        for (const piece of piecesOf(json, sizes)) {
          const heard = words.feed(piece);
          if (last !== null) expect(heard?.startsWith(last)).toBe(true);
          last = heard;
        }
        expect(last).toBe(reply);
      },
    ),
    { numRuns: 500 },
  );
});

test("escapes, and pairs written as escapes, come whole or not yet", () => {
  const words = new ReplyWords("reply");
  expect(words.feed('{"reply": "')).toBe("");
  expect(words.feed("a\\")).toBe("a");
  expect(words.feed("n\\u00")).toBe("a\n");
  expect(words.feed("e4\\ud83d")).toBe("a\nä");
  expect(words.feed("\\ude0")).toBe("a\nä");
  expect(words.feed("0\\/")).toBe("a\nä😀/");
});

test("no property, no words: not of an inner object, of a list, or of a value that is no text", () => {
  for (const value of [
    { task: { reply: "no" } },
    [{ reply: "no" }],
    { reply: null },
    { reply: ["no"] },
    { a: "reply" },
  ])
    expect(new ReplyWords("reply").feed(JSON.stringify(value))).toBeNull();
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { cutText } from "./cut-text.ts";

test("a short text stays as it is", () => {
  expect(cutText("abc", 3)).toBe("abc");
});

test("no character is cut in half", () => {
  expect(cutText("ab🙂", 3)).toBe("ab");
  expect(cutText("ab🙂", 4)).toBe("ab🙂");
});

test("what is left is a beginning of the text, whole characters, and not longer than asked", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 20 }), (text, most) => {
      const cut = cutText(text, most);
      expect(text.startsWith(cut) && cut.length <= most && cut.isWellFormed()).toBe(true);
    }),
  );
});

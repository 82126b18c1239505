import { expect, test } from "vitest";
import { failureSentence, failureWord } from "./failure-words.ts";

test("a failure the coordinator could do no more about says so, without saying it twice", () => {
  expect(failureWord({ code: "needs_person", message: "EUR or USD?" })).toBe("Only you can help");
  expect(failureSentence({ code: "needs_person", message: "EUR or USD?" })).toBe(
    "The coordinator asks you: EUR or USD?",
  );
  expect(failureSentence({ code: "given_up", message: "given up: the site is gone" })).toBe(
    "The coordinator gave up: the site is gone",
  );
  expect(failureSentence({ code: "nobody_left", message: "two tried" })).toBe(
    "Nobody is left to try it: two tried",
  );
});

test("any other failure is told by its own message", () => {
  expect(failureWord({ code: "error", message: "disk full" })).toBeNull();
  expect(failureSentence({ code: "error", message: "disk full" })).toBe("disk full");
  expect(failureSentence(null)).toBe("No attempt succeeded.");
});

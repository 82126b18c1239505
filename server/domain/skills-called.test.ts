import { expect, test } from "vitest";
import { skillsCalled } from "./skills-called.ts";

const skills = ["writing", "csv-profiling", "翻译"];

test.each([
  ["/writing draft a note", ["writing"]],
  ["please /Writing, and then /csv-profiling.", ["writing", "csv-profiling"]],
  ["/翻译 这封信", ["翻译"]],
  ["/writing /writing twice", ["writing"]],
  ["/cooking is no skill here", []],
  ["see docs/writing or /writing/old or //writing", []],
  ["/writings is another word", []],
  ["either/or", []],
])("“%s” calls %j", (text, called) => {
  expect(skillsCalled(text, skills)).toEqual(called);
});

import { expect, test } from "vitest";
import type { Task } from "./task.ts";
import { wordEdit } from "./word-edit.ts";

const written = {
  title: "A brief",
  instructions: "Read all.\nWrite two pages.",
  acceptance: ["It has a title", "It names its sources"],
  skills: ["writing"],
  tools: [],
  outputs: [{ name: "brief.md" }],
  attachments: [],
  priority: "normal",
  deadlineAt: null,
  review: "none",
  maxAttempts: 3,
};
/** Only what is read of a task. */
const edit = (change: object) =>
  wordEdit(written as unknown as Task, { ...written, ...change } as unknown as Task);

test("says field by field what is new and what no longer counts", () => {
  expect(
    edit({
      title: "A report",
      instructions: "Read all.\nWrite three pages.",
      acceptance: ["It names its sources", "It has a summary"],
      outputs: [{ name: "brief.md", media_type: "text/markdown" }],
      attachments: [{ name: "more.csv" }],
      priority: "urgent",
      deadlineAt: new Date("2026-12-01T12:00:00Z"),
    }),
  ).toEqual([
    { field: "title", words: "now “A report”, was “A brief”" },
    { field: "instructions", words: "new: “Write three pages.”; no longer: “Write two pages.”" },
    { field: "acceptance", words: "new: “It has a summary”; no longer: “It has a title”" },
    { field: "outputs", words: "new: “brief.md (text/markdown)”; no longer: “brief.md”" },
    { field: "attachments", words: "new: “more.csv”" },
    { field: "priority", words: "now “urgent”, was “normal”" },
    { field: "deadline_at", words: "now “2026-12-01T12:00:00.000Z”" },
  ]);
});

test("what an agent does not work by is no news for it, nor is what stayed the same", () => {
  expect(edit({ review: "person", maxAttempts: 9, clocks: { lease_seconds: 5 } })).toEqual([]);
  expect(edit({ acceptance: [...written.acceptance], title: "A brief" })).toEqual([]);
});

test("another order and other blanks are said as such; a deadline may go", () => {
  expect(
    edit({ acceptance: written.acceptance.toReversed(), instructions: "Read all.\n\nWrite two pages." }),
  ).toEqual([
    { field: "instructions", words: "the same in another form or order" },
    { field: "acceptance", words: "the same in another form or order" },
  ]);
  const dated = { ...written, deadlineAt: new Date("2026-12-01T12:00:00Z") } as unknown as Task;
  expect(wordEdit(dated, written as unknown as Task)).toEqual([
    { field: "deadline_at", words: "none any more, was “2026-12-01T12:00:00.000Z”" },
  ]);
});

test("long lines and long lists are cut", () => {
  const [said] = edit({ acceptance: Array.from({ length: 14 }, (_, i) => `${i} ${"x".repeat(300)}`) });
  expect(said?.words).toMatch(/, 4 more; no longer/);
  expect(said?.words.length).toBeLessThan(2_400);
});

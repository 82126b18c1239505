import { expect, test } from "vitest";
import { emptyDraft, readDraft } from "./task-draft.ts";

test("acceptance lines are one per line, without the bullets people type", () => {
  const read = readDraft(
    {
      ...emptyDraft,
      title: "  Brief ",
      acceptance: "- has a total\n\n 2. names its sources\n* 3 pages\n-5 °C is kept",
    },
    ["up_1"],
  );
  expect(read).toMatchObject({
    task: {
      title: "Brief",
      acceptance: ["has a total", "names its sources", "3 pages", "-5 °C is kept"],
      attachments: [{ upload_id: "up_1" }],
      priority: "normal",
      deadline_at: null,
    },
  });
  expect("task" in read && read.task.review).toBeUndefined();
});

test("what is wrong is said at its field", () => {
  expect(readDraft(emptyDraft, [])).toEqual({ errors: { title: "a task needs a title" } });
  expect(readDraft({ ...emptyDraft, title: "x", deadline: "soon" }, [])).toEqual({
    errors: { deadline: "This is not a date and time." },
  });
  expect(readDraft({ ...emptyDraft, title: "x".repeat(201) }, [])).toMatchObject({
    errors: { title: expect.any(String) },
  });
  expect(readDraft({ ...emptyDraft, title: "x", skills: ["y".repeat(65)] }, [])).toMatchObject({
    errors: { other: expect.any(String) },
  });
});

test("a chosen review and a deadline go along", () => {
  const read = readDraft({ ...emptyDraft, title: "x", review: "person", deadline: "2026-02-01T10:00" }, []);
  expect(read).toMatchObject({ task: { review: "person", deadline_at: new Date("2026-02-01T10:00") } });
});

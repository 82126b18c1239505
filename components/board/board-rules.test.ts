import fc from "fast-check";
import { expect, test } from "vitest";
import { byOrder } from "#server/domain/rank.ts";
import { priorities, taskStatuses } from "#server/domain/task.ts";
import { blocksOf, columnOf, columnsOf, heldBy, placesOfCards } from "./columns.ts";
import { filterCards, isFiltered, skillsOf } from "./filter-board.ts";
import { gapGroups, gapWords } from "./gap-groups.ts";
import { placeAt, placeAtEnd } from "./place-card.ts";
import { sameAgain } from "./same-again.ts";
import { sampleCard } from "./sample-card.ts";

test("every status has its column, and what only a person can move on is never hidden", () => {
  const columnsByStatus = Object.fromEntries(
    taskStatuses.map((status) => [status, columnOf({ status, review: "checks", gap: null }, false)]),
  );
  expect(columnsByStatus).toEqual({
    waiting: "waiting",
    ready: "ready",
    assigned: "working",
    working: "working",
    "input-required": "needs-you",
    "in-review": "in-review",
    completed: "done",
    failed: "needs-you",
    canceled: "done",
  });
  expect(columnOf({ status: "in-review", review: "person", gap: null }, false)).toBe("needs-you");
  const late = { reason: "Its deadline passed.", missing: [] };
  expect(columnOf({ status: "working", review: "none", gap: late }, false)).toBe("needs-you");
  const checkFailed = { reason: "its check failed", missing: [] };
  expect(columnOf({ status: "in-review", review: "peer", gap: checkFailed }, false)).toBe("needs-you");
  const unable = {
    status: "ready",
    review: "none",
    gap: { reason: "No agent has it.", missing: ["law"] },
  } as const;
  const card = { ...unable, gap: { ...unable.gap, missing: [...unable.gap.missing] } };
  expect(columnOf(card, false)).toBe("needs-you");
  expect(columnOf(card, true), "without any agent the board says it once, above").toBe("ready");
});

test("columns are in work order, done is newest first", () => {
  const cards = [
    sampleCard({ id: "a", rank: 2 }),
    sampleCard({ id: "b", rank: 1 }),
    sampleCard({ id: "c", rank: 9, priority: "urgent" }),
    sampleCard({ id: "d", status: "completed", completedAt: "2026-01-05T12:00:00Z" }),
    sampleCard({ id: "e", status: "canceled", completedAt: "2026-01-05T13:00:00Z" }),
  ];
  const columns = columnsOf(cards);
  expect(columns.ready.map(({ id }) => id)).toEqual(["c", "b", "a"]);
  expect(columns.done.map(({ id }) => id)).toEqual(["e", "d"]);
});

test("a card dropped anywhere lands exactly there, and nobody else moves", () => {
  const card = fc.record({
    priority: fc.constantFrom(...priorities),
    rank: fc.integer({ min: 0, max: 1_000_000 }),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(card, { minLength: 2, maxLength: 12, selector: ({ rank }) => rank }),
      fc.nat(),
      fc.nat(),
      fc.boolean(),
      (raw, i, j, before) => {
        const column = raw.map((place, n) => sampleCard({ id: `tk_${n}`, ...place })).sort(byOrder);
        const moved = column[i % column.length];
        const others = column.filter((other) => other !== moved);
        const target = others[j % others.length];
        if (!moved || !target) return;
        const place = placeAt(column, moved, target.id, before ? "before" : "after");
        const wanted = others
          .toSpliced(others.indexOf(target) + (before ? 0 : 1), 0, moved)
          .map(({ id }) => id);
        const got = [...others, { ...moved, ...place }].sort(byOrder).map(({ id }) => id);
        expect(got).toEqual(wanted);
      },
    ),
  );
});

test("top and bottom stay within the priority, and say when there is nothing to do", () => {
  const column = [
    sampleCard({ id: "u", priority: "urgent" }),
    sampleCard({ id: "a", rank: 1 }),
    sampleCard({ id: "b", rank: 2 }),
    sampleCard({ id: "c", rank: 3 }),
  ];
  const [, a, b, c] = column;
  if (!a || !b || !c) throw new Error("the sample is incomplete");
  expect(placeAtEnd(column, c, "top")).toEqual({ priority: "normal", rank: 1 - 1024 });
  expect(placeAtEnd(column, b, "bottom")).toEqual({ priority: "normal", rank: 3 + 1024 });
  expect(placeAtEnd(column, a, "top")).toBeNull();
});

test("filters are joined by and; text is looked for word by word, in any script", () => {
  const cards = [
    sampleCard({
      id: "tk_1",
      title: "Draft the market brief",
      skills: ["writing"],
      agentId: "ag_1",
      status: "working",
    }),
    sampleCard({ id: "tk_2", title: "分析销售数据", skills: ["profile"] }),
    sampleCard({ id: "tk_3", title: "Überprüfung der Zahlen", skills: ["writing"] }),
  ];
  const none = { text: "", status: null, agent: null, skill: null };
  const ids = (change: object) => filterCards(cards, { ...none, ...change }, {}).map(({ id }) => id);
  expect(isFiltered({ ...none, text: "  " })).toBe(false);
  expect(ids({})).toHaveLength(3);
  expect(ids({ text: "BRIEF draft" })).toEqual(["tk_1"]);
  expect(ids({ text: "销售" })).toEqual(["tk_2"]);
  expect(ids({ text: "überprüfung" })).toEqual(["tk_3"]);
  expect(ids({ skill: "writing", status: "working" })).toEqual(["tk_1"]);
  expect(ids({ agent: "ag_1", text: "nothing" })).toEqual([]);
  expect(skillsOf(cards, [])).toEqual(["profile", "writing"]);
});

test("who holds what, and who waits for whom", () => {
  const cards = [
    sampleCard({ id: "a", status: "working", agentId: "ag_1" }),
    sampleCard({ id: "b", status: "waiting", dependsOn: ["a"] }),
    sampleCard({ id: "c", status: "completed", agentId: "ag_1", dependsOn: ["a"] }),
  ];
  expect(
    heldBy(cards)
      .get("ag_1")
      ?.map(({ id }) => id),
  ).toEqual(["a"]);
  expect(blocksOf(cards).get("a")).toBe(1);
});

test("an event gives new lists only where something changed", () => {
  const cards = [sampleCard({ id: "a" }), sampleCard({ id: "b", status: "working" })];
  const derive = (list: typeof cards) => {
    const columns = columnsOf(list);
    return { columns, places: placesOfCards(columns), blocks: blocksOf(list), skills: skillsOf(list, []) };
  };
  const again = sameAgain();
  const one = again(derive(cards));
  const two = again(derive([...cards]));
  expect(two.columns).toBe(one.columns);
  expect(two.places).toBe(one.places);
  const three = again(derive(cards.map((card) => (card.id === "b" ? { ...card, percent: 5 } : card))));
  expect(three.columns.ready).toBe(one.columns.ready);
  expect(three.columns.working).not.toBe(one.columns.working);
  expect(three.columns.working[0]?.percent).toBe(5);
  expect(three.places).toBe(one.places);
  expect(three.blocks).toBe(one.blocks);
});

test("tasks nobody can do stand together by what is missing, the oldest age said", () => {
  const gap = (...missing: string[]) => ({ reason: `No agent here has ${missing}.`, missing });
  const cards = [
    sampleCard({ id: "a", gap: gap("law") }),
    sampleCard({ id: "b", status: "failed" }),
    sampleCard({ id: "c", gap: gap("law", "tax"), since: "2026-01-05T11:00:00.000Z" }),
    sampleCard({ id: "d", gap: gap("tax", "law") }),
  ];
  const { groups, others } = gapGroups(cards);
  expect(groups.map(({ cards, since }) => [cards.map(({ id }) => id).join(), since])).toEqual([
    ["c,d", "2026-01-05T11:00:00.000Z"],
    ["a", "2026-01-05T12:00:00.000Z"],
  ]);
  expect(others.map(({ id }) => id)).toEqual(["b"]);
});

test("tasks nobody can do for reasons that differ by the hour only stand together; the notice does not say it twice", () => {
  const reason = (until: string) =>
    `The only agent who could do it cannot now: Otto is excluded from this task until ${until}: nothing heard for 900 s. Bring one back, or invite another agent.`;
  const cards = ["2026-11-26T15:58:43.738Z", "2026-11-26T16:01:02.000Z"].map((until, i) =>
    sampleCard({ id: `tk_${i}`, status: "ready", gap: { reason: reason(until), missing: [] } }),
  );
  const { groups } = gapGroups(cards);
  expect(groups.map((group) => group.cards.length)).toEqual([2]);
  expect(gapWords(groups[0]?.reason ?? "")).toBe(
    "Otto is excluded from this task until 2026-11-26T15:58:43.738Z: nothing heard for 900 s.",
  );
  expect(gapWords("No agent here has “law”.")).toBe("No agent here has “law”.");
});

import { isType } from "#server/domain/event.ts";
import type { Entry } from "../agents/ledger.ts";
import type { Evidence } from "./evidence.ts";
import { countBy, type Invariant, some } from "./invariant.ts";

type Counted = "accepted" | "late";

/** Compares what agents were answered with what the log says; an answer that never came may have been either. */
function compare({ books }: Evidence, logged: ReadonlyMap<string, number>, field: Counted): string[] {
  const problems: string[] = [];
  const known = new Set<string>();
  for (const { name, entries } of books) {
    for (const entry of entries) {
      known.add(entry.attemptId);
      const count = logged.get(entry.attemptId) ?? 0;
      if (count < entry[field] || count > entry[field] + entry.unknown)
        problems.push(`${name}: ${JSON.stringify(entry)}, in the log ${count}`);
    }
  }
  return [
    ...problems,
    ...[...logged.keys()].filter((id) => !known.has(id)).map((id) => `${id} was handed in by nobody`),
  ];
}

const firstWith = ({ books }: Evidence, field: Counted): Entry =>
  some(
    books.flatMap(({ entries }) => entries.filter((entry) => entry[field] > 0 && entry.unknown === 0)),
    `entry with ${field} work`,
  );

/** What must be true between the workspace and each agent. */
export const agentInvariants: readonly Invariant[] = [
  {
    name: "what agents were told counts is what the log counts",
    check: (evidence) =>
      compare(
        evidence,
        countBy(evidence.events, (event) => (isType(event, "task.submitted") ? event.data.attemptId : null)),
        "accepted",
      ),
    spoil: (evidence) => void Object.assign(firstWith(evidence, "accepted"), { accepted: 7 }),
  },
  {
    name: "work that came too late is kept, once, and its agent was told so",
    check: (evidence) => {
      const { events, lateResults } = evidence;
      const kept = countBy(events, (event) =>
        isType(event, "late_result.kept") && event.data.kind === "submit" ? event.data.attemptId : null,
      );
      const all = events.filter((event) => event.type === "late_result.kept").length;
      return [
        ...compare(evidence, kept, "late"),
        ...(all === lateResults.length
          ? []
          : [`${lateResults.length} late results are kept, the log has ${all}`]),
      ];
    },
    spoil: ({ lateResults, books }) => {
      if (lateResults.pop()) return;
      const entries = books.flatMap((book) => book.entries);
      Object.assign(some(entries, "entry"), { late: 7 });
    },
  },
  {
    name: "every answer was one the protocol allows",
    check: ({ books }) =>
      books.flatMap(({ name, surprises }) => surprises.map((surprise) => `${name}: ${surprise}`)),
    spoil: ({ books }) => void some(books, "agent").surprises.push("a 500"),
  },
  {
    name: "every push was signed and kept its webhook-id over its tries",
    check: ({ books }) =>
      books.flatMap(({ name, complaints }) => complaints.map((complaint) => `${name}: ${complaint}`)),
    spoil: ({ books }) => void some(books, "agent").complaints.push("a push without a signature"),
  },
];

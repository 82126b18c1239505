"use client";
import { count, fineMoney } from "#components/ui/format-number.ts";
import { isoTime } from "#components/ui/iso-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import type { CallKind } from "#server/domain/decision.ts";
import { DataTable } from "./data-table.tsx";
import { callWords } from "./group-usage.ts";
import type { ShownCall } from "./usage-page.ts";

const statusWords: Record<string, string> = {
  reserved: "under way",
  answered: "answered",
  applied: "applied",
  failed: "failed",
  lost: "lost: its process ended",
};

/** The last calls, each with how it ended; what failed says why. */
export function LastCalls({ calls }: { calls: readonly ShownCall[] }) {
  return (
    <Section title="Last calls" note={calls.length}>
      <DataTable
        caption="Last calls to the model"
        rows={calls}
        rowKey={({ id }) => id}
        columns={[
          {
            head: "When",
            cell: ({ startedAt }) => <RelativeTime at={isoTime(startedAt)} className="whitespace-nowrap" />,
          },
          { head: "Kind", cell: ({ kind }) => callWords[kind as CallKind] ?? kind },
          {
            head: "How it ended",
            className: "min-w-40",
            cell: ({ status, error }) => (
              <>
                <span className={status === "failed" || status === "lost" ? "text-failed" : ""}>
                  {statusWords[status] ?? status}
                </span>
                {error && <span className="block text-ink-soft">{error}</span>}
              </>
            ),
          },
          { head: "Model", cell: ({ model }) => model },
          {
            head: "Tokens",
            number: true,
            cell: (call) => `${count(call.inputTokens)} + ${count(call.outputTokens)}`,
          },
          { head: "Cached", number: true, cell: (call) => count(call.cachedTokens) },
          { head: "Cost", number: true, cell: (call) => fineMoney(call.costUsd) },
          { head: "Took", number: true, cell: ({ ms }) => (ms > 0 ? `${(ms / 1000).toFixed(1)} s` : "–") },
        ]}
      />
    </Section>
  );
}

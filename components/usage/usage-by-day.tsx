"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { tokens } from "#components/runs/spend-words.ts";
import { count, fineMoney } from "#components/ui/format-number.ts";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useNow } from "#components/ui/use-now.tsx";
import { DataTable } from "./data-table.tsx";
import { callWords, type Measure, usageByDays, usageByKind } from "./group-usage.ts";
import type { UsageRow } from "./usage-page.ts";

const UsageChart = dynamic(() => import("./usage-chart.tsx").then((file) => file.UsageChart), {
  ssr: false,
  loading: () => <Skeleton className="h-[220px]" />,
});
const measures: { value: Measure; label: string }[] = [
  { value: "costUsd", label: "Money" },
  { value: "tokens", label: "Tokens" },
  { value: "calls", label: "Calls" },
];
const shows = { costUsd: fineMoney, tokens, calls: count } as const;
const share = (part: number, whole: number): string =>
  whole > 0 ? `${Math.round((part / whole) * 100)} %` : "–";

/** What the model was asked, day by day and by kind of call, as a picture and as a table. */
export function UsageByDay({ rows, days }: { rows: readonly UsageRow[]; days: number }) {
  const [measure, setMeasure] = useState<Measure>("costUsd");
  const today = new Date(useNow(60_000)).toISOString().slice(0, 10);
  const kinds = usageByKind(rows);
  return (
    <Section title="Calls to the model" note={`last ${days} days, UTC`}>
      <div className="rounded-lg border border-line bg-raised p-3">
        <Select
          label="Shown"
          options={measures}
          value={measure}
          onChange={setMeasure}
          className="mb-2 w-28"
        />
        <UsageChart
          days={usageByDays(rows, { today, days, measure })}
          kinds={kinds.map(({ kind }) => kind)}
          show={shows[measure]}
        />
      </div>
      <div className="mt-3">
        <DataTable
          caption="By kind of call"
          rows={kinds}
          rowKey={({ kind }) => kind}
          columns={[
            { head: "Kind", cell: ({ kind }) => callWords[kind] },
            { head: "Calls", number: true, cell: ({ calls }) => count(calls) },
            {
              head: "Failed",
              number: true,
              cell: ({ failed }) => (failed > 0 ? <span className="text-failed">{count(failed)}</span> : "0"),
            },
            { head: "Tokens in", number: true, cell: (row) => count(row.inputTokens) },
            { head: "Cached", number: true, cell: (row) => share(row.cachedTokens, row.inputTokens) },
            { head: "Tokens out", number: true, cell: (row) => count(row.outputTokens) },
            { head: "Cost", number: true, cell: (row) => fineMoney(row.costUsd) },
          ]}
        />
      </div>
    </Section>
  );
}

"use client";
import Link from "next/link";
import { runHref } from "#components/runs/run-href.ts";
import { runWords } from "#components/runs/run-words.ts";
import { count, money } from "#components/ui/format-number.ts";
import { Section } from "#components/ui/section.tsx";
import type { RunStatus } from "#server/domain/run.ts";
import { DataTable } from "./data-table.tsx";
import type { UsagePage } from "./usage-page.ts";

const link = "underline-offset-2 hover:underline touch:inline-flex touch:min-h-11 touch:items-center";

/** What agents say their work cost, by agent and by run. */
export function WorkCosts({ usage, workspaceId }: { usage: UsagePage; workspaceId: string }) {
  const { byAgent, byRun } = usage;
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      {byAgent.length > 0 && (
        <Section title="By agent" note="as they report it">
          <DataTable
            caption="Cost by agent"
            rows={byAgent}
            rowKey={({ agentId }) => agentId}
            columns={[
              {
                head: "Agent",
                cell: ({ agentId, name }) => (
                  <Link href={`/w/${workspaceId}/agents/${agentId}`} prefetch={false} className={link}>
                    {name}
                  </Link>
                ),
              },
              { head: "Attempts", number: true, cell: ({ attempts }) => count(attempts) },
              { head: "Tokens", number: true, cell: (row) => count(row.tokens) },
              { head: "Cost", number: true, cell: (row) => money(row.costUsd) },
            ]}
          />
        </Section>
      )}
      {byRun.length > 0 && (
        <Section title="By run" note="agents and model">
          <DataTable
            caption="Cost by run"
            rows={byRun}
            rowKey={({ id }) => id}
            columns={[
              {
                head: "Run",
                cell: ({ id, title }) => (
                  <Link href={runHref(workspaceId, id)} prefetch={false} className={link}>
                    {title}
                  </Link>
                ),
              },
              { head: "Status", cell: ({ status }) => runWords[status as RunStatus]?.word ?? status },
              { head: "Tokens", number: true, cell: (row) => count(row.tokens) },
              {
                head: "Cost",
                number: true,
                cell: ({ usd, limitUsd }) =>
                  `${money(usd)}${limitUsd === null ? "" : ` of ${money(limitUsd)}`}`,
              },
              {
                head: "Why",
                className: "whitespace-nowrap",
                cell: ({ id, title }) => (
                  <Link
                    href={`/w/${workspaceId}/decisions?run=${id}`}
                    prefetch={false}
                    className={`${link} text-accent`}
                  >
                    Why?<span className="sr-only"> Decisions of {title}</span>
                  </Link>
                ),
              },
            ]}
          />
        </Section>
      )}
    </div>
  );
}

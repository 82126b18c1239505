"use client";
import { useState } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { isoTime } from "#components/ui/iso-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import type { RunCard } from "#server/domain/card.ts";
import { diffPlan } from "#server/domain/diff-plan.ts";
import { diffWords } from "./diff-words.ts";
import { PlanChanges } from "./plan-changes.tsx";
import { RestoreVersion } from "./restore-version.tsx";
import type { ShownVersion } from "./run-page.ts";

/** The plans a run has had, newest first, each against the one before it. */
export function PlanVersions({ run, versions }: { run: RunCard; versions: readonly ShownVersion[] }) {
  const { planVersion: inForce, draftVersion: draft } = run;
  const [open, setOpen] = useState<number | null>(null);
  const sorted = [...versions].sort((a, b) => b.version - a.version);
  return (
    <Section title="Plan versions" note={sorted.length > 1 ? sorted.length : undefined}>
      <ol className="flex flex-col divide-y divide-line">
        {sorted.map((one, i) => {
          const before = sorted[i + 1];
          return (
            <li key={one.version} className="py-1.5 text-sm [overflow-wrap:anywhere]">
              <p className="flex flex-wrap items-center gap-x-2">
                <span className="font-strong">Version {one.version}</span>
                {one.version === inForce && <Badge tone="accent">in force</Badge>}
                {one.version === draft && <Badge tone="attention">waits for a yes</Badge>}
                <span className="text-ink-soft">{one.by}</span>
                <RelativeTime at={isoTime(one.at)} className="ml-auto font-mono text-ink-faint text-xs" />
              </p>
              {one.words && <p className="text-ink-soft">{one.words}</p>}
              {before ? (
                <details
                  open={open === one.version}
                  onToggle={(event) => setOpen(event.currentTarget.open ? one.version : null)}
                >
                  <summary className="cursor-pointer text-ink-soft touch:py-3">
                    Against version {before.version}: {diffWords(diffPlan(before.plan, one.plan))}
                  </summary>
                  {open === one.version && <PlanChanges before={before.plan} after={one.plan} />}
                </details>
              ) : (
                <p className="text-ink-soft">
                  {one.plan.tasks.length === 1 ? "1 task" : `${one.plan.tasks.length} tasks`}
                </p>
              )}
              <RestoreVersion run={run} version={one} />
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

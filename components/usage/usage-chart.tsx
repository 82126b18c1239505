"use client";
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { CallKind } from "#server/domain/decision.ts";
import { callWords, type DayOfUsage, usageKinds } from "./group-usage.ts";

const small = { fontSize: 12, fill: "var(--ink-faint)" };
/** A hue for each kind; the table below says the same without colour. */
const hues: Record<CallKind, string> = {
  plan: "var(--accent)",
  review: "var(--review)",
  recover: "var(--attention)",
  converse: "var(--working)",
  consolidate: "var(--done)",
  assign: "var(--idle)",
  embed: "var(--ink-faint)",
};

/** What each day took, by kind of call. */
export function UsageChart({
  days,
  kinds,
  show,
}: {
  days: readonly DayOfUsage[];
  kinds: readonly CallKind[];
  show: (value: number) => string;
}) {
  return (
    <>
      <ResponsiveContainer width="100%" height={200}>
        <BarChart
          data={[...days]}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <XAxis
            dataKey="day"
            tickFormatter={(day) => String(day).slice(5)}
            tick={small}
            stroke="var(--line)"
            minTickGap={24}
          />
          <YAxis
            tickFormatter={(value) => show(Number(value))}
            tick={small}
            stroke="var(--line)"
            width={64}
            tickCount={4}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--sunken)" }}
            formatter={(value, kind) => [show(Number(value)), callWords[kind as CallKind] ?? kind]}
            contentStyle={{
              background: "var(--raised)",
              border: "1px solid var(--line)",
              borderRadius: 6,
              fontSize: 13,
            }}
          />
          {usageKinds
            .filter((kind) => kinds.includes(kind))
            .map((kind) => (
              <Bar
                key={kind}
                dataKey={kind}
                stackId="day"
                fill={hues[kind]}
                isAnimationActive={false}
                maxBarSize={28}
              />
            ))}
        </BarChart>
      </ResponsiveContainer>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-xs" aria-label="Colours">
        {usageKinds
          .filter((kind) => kinds.includes(kind))
          .map((kind) => (
            <li key={kind} className="flex items-center gap-1.5">
              <svg viewBox="0 0 8 8" className="size-2" aria-hidden>
                <rect width="8" height="8" fill={hues[kind]} />
              </svg>
              {callWords[kind]}
            </li>
          ))}
      </ul>
    </>
  );
}

"use client";
import { Area, AreaChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { money } from "#components/ui/format-number.ts";
import { clockTime } from "#components/ui/format-time.ts";
import type { BurnPoint } from "./burn-points.ts";

const small = { fontSize: 12, fill: "var(--ink-faint)" };

/** What the run has cost over time, with its limit and where it will end at this pace. */
export function BurnChart({
  points,
  limit,
  forecast,
}: {
  points: readonly BurnPoint[];
  limit: number | null;
  forecast: number | null;
}) {
  const long = (points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0);
  /** With seconds where minutes would be the same again and again. */
  const clock = (at: unknown): string =>
    clockTime(new Date(Number(at)).toISOString()).slice(0, long < 600_000 ? 8 : 5);
  const spent = points.at(-1)?.usd ?? 0;
  const top = Math.max(spent, forecast ?? 0, limit !== null && limit < spent * 4 ? limit : 0, 0.01) * 1.1;
  /** With parts of a cent where whole ones would be the same again and again. */
  const short = (usd: number): string => (top < 0.1 && usd > 0 ? `$${usd.toFixed(3)}` : money(usd));
  return (
    <ResponsiveContainer width="100%" height={160}>
      <AreaChart
        data={[...points]}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <XAxis
          dataKey="at"
          type="number"
          domain={["dataMin", "dataMax"]}
          tickFormatter={clock}
          tick={small}
          stroke="var(--line)"
          tickCount={4}
          minTickGap={40}
        />
        <YAxis
          domain={[0, top]}
          tickFormatter={(usd) => short(Number(usd))}
          tick={small}
          stroke="var(--line)"
          width={52}
          tickCount={4}
        />
        <Tooltip
          isAnimationActive={false}
          labelFormatter={clock}
          formatter={(usd) => [money(Number(usd)), "spent"]}
          contentStyle={{
            background: "var(--raised)",
            border: "1px solid var(--line)",
            borderRadius: 6,
            fontSize: 13,
          }}
        />
        <Area
          dataKey="usd"
          type="stepAfter"
          stroke="var(--accent)"
          strokeWidth={2}
          fill="var(--accent-wash)"
          isAnimationActive={false}
        />
        {limit !== null && limit <= top && (
          <ReferenceLine
            y={limit}
            stroke="var(--failed)"
            strokeDasharray="4 3"
            label={{ value: `limit ${money(limit)}`, position: "insideBottomRight", ...small }}
          />
        )}
        {forecast !== null && (
          <ReferenceLine
            y={forecast}
            stroke="var(--attention)"
            strokeDasharray="2 3"
            label={{ value: `at this pace ${money(forecast)}`, position: "insideBottomRight", ...small }}
          />
        )}
      </AreaChart>
    </ResponsiveContainer>
  );
}

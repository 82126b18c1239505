import { cn } from "#components/ui/class-names.ts";
import { count, money } from "#components/ui/format-number.ts";
import { Section } from "#components/ui/section.tsx";
import type { CoordinatorSettings } from "#server/domain/coordinator-settings.ts";
import type { MonthSpend } from "#server/domain/spend.ts";

type MonthSpendProps = { spend: MonthSpend; budget: CoordinatorSettings["budget"] | null };

/** What this month has cost, against what it may cost; what calls under way have set aside is told apart. */
export function MonthSpendPanel({ spend, budget }: MonthSpendProps) {
  const month = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${spend.month}-01T00:00:00Z`),
  );
  const warnAt = budget?.warnAt ?? 1;
  return (
    <Section title={month} note="agents and model, UTC">
      <div className="grid gap-3 sm:grid-cols-3">
        <Meter
          name="Money"
          used={spend.usd}
          reserved={spend.reservedUsd}
          limit={budget?.usd ?? null}
          warnAt={warnAt}
          show={money}
        />
        <Meter
          name="Tokens"
          used={spend.tokens}
          reserved={spend.reservedTokens}
          limit={budget?.tokens ?? null}
          warnAt={warnAt}
          show={count}
        />
        <Meter
          name="Runs begun"
          used={spend.runs}
          reserved={0}
          limit={budget?.runs ?? null}
          warnAt={warnAt}
          show={count}
        />
      </div>
    </Section>
  );
}

type MeterProps = {
  name: string;
  used: number;
  reserved: number;
  limit: number | null;
  warnAt: number;
  show: (value: number) => string;
};
function Meter({ name, used, reserved, limit, warnAt, show }: MeterProps) {
  const share = limit === null ? 0 : limit > 0 ? used / limit : 1;
  const hue = share >= 1 ? "text-failed" : share >= warnAt ? "text-attention" : "text-accent";
  const set = limit === null || limit <= 0 ? 0 : Math.min(1 - Math.min(1, share), reserved / limit);
  return (
    <div className="rounded-lg border border-line bg-raised px-4 py-3">
      <p className="text-ink-soft text-sm">{name}</p>
      <p className="mt-0.5 font-mono text-xl">
        {show(used)}
        {limit !== null && <span className="text-base text-ink-soft"> of {show(limit)}</span>}
      </p>
      {limit !== null && (
        <svg
          viewBox="0 0 100 4"
          preserveAspectRatio="none"
          aria-hidden
          className={cn("mt-2 h-1.5 w-full rounded-sm", hue)}
        >
          <rect width="100" height="4" className="fill-sunken" />
          <rect width={Math.min(1, share) * 100} height="4" fill="currentColor" />
          <rect
            x={Math.min(1, share) * 100}
            width={set * 100}
            height="4"
            fill="currentColor"
            opacity="0.35"
          />
        </svg>
      )}
      <p className="mt-1 min-h-4 text-ink-faint text-xs">
        {reserved > 0 && `${show(reserved)} set aside for calls under way. `}
        {limit === null && "No limit is set."}
        {share >= 1 && limit !== null && "Used up: people are asked before more is spent."}
      </p>
    </div>
  );
}

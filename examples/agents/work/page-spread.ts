import type { Figure } from "./figure.ts";
import { formatNumber, words } from "./format-number.ts";
import type { TypedColumn } from "./infer-column.ts";
import type { ColumnProfile, Profile } from "./profile-shape.ts";
import { type Bar, drawBars } from "./svg-bars.ts";
import { ticks } from "./svg-frame.ts";

/** One column on its own, for data in which nothing stands out: how its values are spread. */
export type Spread = { title: string; figure: Figure };

const MOST = 4;

/** Numbers in ranges of equal width, texts by their most frequent values; columns that say the same everywhere, or something else in each row, are left out. */
export function spreadsOf(profile: Profile, rows: TypedColumn[]): Spread[] {
  const numeric = profile.columns.flatMap((column) => numberSpread(column, rows));
  const named = profile.columns.flatMap(valueSpread);
  return [...numeric, ...named].slice(0, MOST);
}

function numberSpread({ name, kind, numbers, unit }: ColumnProfile, rows: TypedColumn[]): Spread[] {
  if (!numbers || numbers.max <= numbers.min) return [];
  const inside = ticks(numbers.min, numbers.max, 8);
  const apart = (inside[1] ?? numbers.max) - (inside[0] ?? numbers.min);
  const step = kind === "integer" ? Math.max(1, apart) : apart;
  if (!(step > 0)) return [];
  const low = Math.floor(numbers.min / step + 1e-9) * step;
  const bars: Bar[] = Array.from(
    { length: Math.floor((numbers.max - low) / step + 1e-9) + 1 },
    (_, index) => {
      const from = Number((low + index * step).toPrecision(12));
      return { name: `from ${formatNumber(from)}`, value: 0 };
    },
  );
  const values = rows.find((column) => column.name === name)?.values ?? [];
  for (const value of values) {
    const bar = value === null ? undefined : bars[Math.floor((value - low) / step + 1e-9)];
    if (bar) bar.value += 1;
  }
  const caption = `Rows by ${words(name)}${unit ? ` (${unit})` : ""}, in ranges of ${formatNumber(step)}`;
  return [
    {
      title: `How ${words(name)} is spread`,
      figure: { caption, draw: (size) => drawBars(size, caption, bars) },
    },
  ];
}

function valueSpread({ name, kind, distinct, top }: ColumnProfile): Spread[] {
  if ((kind !== "text" && kind !== "boolean") || distinct < 2 || (top[0]?.n ?? 0) < 2) return [];
  const bars = top.slice(0, 10).map(({ value, n }) => ({ name: value, value: n }));
  const caption =
    distinct > bars.length
      ? `Rows by ${words(name)}: the ${bars.length} most frequent of ${formatNumber(distinct)} values`
      : `Rows by ${words(name)}`;
  return [
    {
      title: `The values of ${words(name)}`,
      figure: { caption, draw: (size) => drawBars(size, caption, bars) },
    },
  ];
}

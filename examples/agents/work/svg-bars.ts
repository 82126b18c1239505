import { formatNumber, formatShare, formatTick } from "./format-number.ts";
import { domainOf, html, linear, round, type Size, svg, ticks } from "./svg-frame.ts";

export type Range = { name: string; mean: number; low: number; high: number };

/** One row per group: a bar over the middle half of its values and a dot at the mean. */
export function drawRanges(size: Size, label: string, ranges: Range[]): string {
  const row = 46;
  const height = ranges.length * row + 34;
  const domain = domainOf(ranges.flatMap(({ mean, low, high }) => [mean, low, high]));
  const x = linear(domain, [8, size.width - 44]);
  const grid = ticks(...domain).map(
    (value) =>
      `<line class="grid" x1="${x(value)}" x2="${x(value)}" y1="4" y2="${height - 24}"/><text class="tick" x="${x(value)}" y="${height - 8}" text-anchor="middle">${formatTick(value)}</text>`,
  );
  const rows = ranges.map(({ name, mean, low, high }, index) => {
    const y = index * row + 32;
    return (
      `<text class="name" x="8" y="${y - 14}">${html(name)}</text>` +
      `<rect class="f${index % 6} soft" x="${x(low)}" y="${y - 6}" width="${round(Math.max(2, x(high) - x(low)))}" height="12" rx="6"/>` +
      `<circle class="f${index % 6}" cx="${x(mean)}" cy="${y}" r="6"/><text class="value" x="${round(Math.max(x(mean), x(high)) + 10)}" y="${y + 4}">${formatNumber(mean)}</text>`
    );
  });
  return svg({ width: size.width, height }, label, grid.join("") + rows.join(""));
}

export type Stack = { name: string; parts: { value: string; share: number }[] };

/** One full-width bar per group, cut into shares; parts wide enough carry their name and percent. */
export function drawStacks(size: Size, label: string, stacks: Stack[]): string {
  const row = 62;
  const values = [...new Set(stacks.flatMap(({ parts }) => parts.map(({ value }) => value)))];
  const rows = stacks.map(({ name, parts }, index) => {
    const y = index * row + 20;
    let at = 0;
    const cuts = values.map((value, colour) => {
      const share = parts.find((part) => part.value === value)?.share ?? 0;
      const width = share * size.width;
      const from = at;
      at += width;
      const cut = `<rect class="f${colour % 6}" x="${round(from)}" y="${y}" width="${round(Math.max(0, width - 1.5))}" height="32" rx="3"><title>${html(`${name}: ${value} ${formatShare(share)}`)}</title></rect>`;
      const words = `${value} ${formatShare(share)}`;
      return words.length * 7.4 + 12 < width
        ? `${cut}<text class="inside" x="${round(from + 8)}" y="${y + 21}">${html(words)}</text>`
        : cut;
    });
    return `<text class="name" x="0" y="${y - 7}">${html(name)}</text>${cuts.join("")}`;
  });
  return svg({ width: size.width, height: stacks.length * row }, label, rows.join(""));
}

export type Bar = { name: string; value: number };

/** One row per name, its bar as long as its value, which stands behind it. */
export function drawBars(size: Size, label: string, bars: Bar[]): string {
  const row = 40;
  const most = bars.reduce((high, { value }) => Math.max(high, value), 0);
  const x = linear([0, most || 1], [0, size.width - 60]);
  const rows = bars.map(({ name, value }, index) => {
    const y = index * row + 16;
    const short = name.length > 48 ? `${name.slice(0, 47)}…` : name;
    const width = round(Math.max(value > 0 ? 2 : 0, x(value)));
    return `<text class="name" x="0" y="${y - 3}">${html(short)}</text><rect class="f0" x="0" y="${y + 2}" width="${width}" height="12" rx="3"/><text class="value" x="${width + 8}" y="${y + 13}">${formatNumber(value)}</text>`;
  });
  return svg({ width: size.width, height: bars.length * row }, label, rows.join(""));
}

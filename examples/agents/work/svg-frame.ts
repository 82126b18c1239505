export type Size = { width: number; height: number };
export type Scale = (value: number) => number;

/** Escapes a text for HTML or SVG content and attributes. */
export function html(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A linear scale from a domain to pixels; a domain without width lands in the middle. */
export function linear([low, high]: [number, number], [from, to]: [number, number]): Scale {
  if (high === low) return () => (from + to) / 2;
  return (value) => round(from + ((value - low) / (high - low)) * (to - from));
}

/** Round values (1, 2 or 5 times a power of ten) that cover a domain in about the wanted number of steps. */
export function ticks(low: number, high: number, wanted = 4): number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** The domain of some values widened to round ends; it starts at zero when the values are all positive and near enough to it. */
export function domainOf(values: number[]): [number, number] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [0, 1];
  const low = finite.reduce((a, b) => Math.min(a, b));
  const high = finite.reduce((a, b) => Math.max(a, b));
  const base = low >= 0 && low < high * 0.4 ? 0 : low;
  const pad = (high - base || Math.abs(high) || 1) * 0.06;
  return [base === 0 ? 0 : base - pad, high + pad];
}

/** Wraps a drawing that has a name for people who cannot see it. */
export function svg({ width, height }: Size, label: string, body: string): string {
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${html(label)}">${body}</svg>`;
}

/** Horizontal grid lines with their numbers at the left. */
export function gridY(
  values: number[],
  y: Scale,
  left: number,
  right: number,
  format: (value: number) => string,
): string {
  return values
    .map(
      (value) =>
        `<line class="grid" x1="${left}" x2="${right}" y1="${y(value)}" y2="${y(value)}"/><text class="tick" x="${left - 8}" y="${y(value) + 4}" text-anchor="end">${html(format(value))}</text>`,
    )
    .join("");
}

/** One decimal is enough for a pixel. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Moves labels apart so that none overlaps; keeps their order. */
export function spread(positions: number[], gap: number): number[] {
  const order = positions.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at);
  let last = Number.NEGATIVE_INFINITY;
  const placed = [...positions];
  for (const { at, index } of order) {
    last = Math.max(at, last + gap);
    placed[index] = last;
  }
  return placed;
}

import { formatTick } from "./format-number.ts";
import { domainOf, gridY, html, linear, type Size, svg, ticks } from "./svg-frame.ts";

export type Dot = { x: number; y: number; series: number };
export type DotAxes = {
  xTicks: { at: number; text: string }[];
  xName: string;
  yName: string;
  /** A horizontal line with its name, such as a fence. */
  line?: { at: number; text: string };
  /** A dot that gets its words beside it. */
  callout?: { dot: Dot; text: string };
};

/** A scatter of dots coloured by series. */
export function drawDots(size: Size, label: string, dots: Dot[], axes: DotAxes): string {
  const left = 48;
  const bottom = size.height - 40;
  const xs = domainOf([...dots.map((dot) => dot.x), ...axes.xTicks.map(({ at }) => at)]);
  const low = dots.reduce((least, dot) => Math.min(least, dot.x), Number.POSITIVE_INFINITY);
  // Dates lie far from zero: their domain must start at the first, not at 1970.
  const ys = domainOf([...dots.map((dot) => dot.y), ...(axes.line ? [axes.line.at] : [])]);
  const x = linear(
    [Math.min(low, axes.xTicks[0]?.at ?? low), xs[1] - (xs[1] - low) * 0.02],
    [left, size.width - 14],
  );
  const y = linear(ys, [bottom, 24]);
  const marks = axes.xTicks.map(
    ({ at, text }) =>
      `<text class="tick" x="${x(at)}" y="${bottom + 18}" text-anchor="middle">${html(text)}</text>`,
  );
  const points = dots.map(
    (dot) => `<circle class="f${dot.series} dot" cx="${x(dot.x)}" cy="${y(dot.y)}" r="2.8"/>`,
  );
  const line = axes.line
    ? `<line class="fence" x1="${left}" x2="${size.width - 14}" y1="${y(axes.line.at)}" y2="${y(axes.line.at)}"/><text class="tick" x="${size.width - 14}" y="${y(axes.line.at) - 5}" text-anchor="end">${html(axes.line.text)}</text>`
    : "";
  const names = `<text class="tick" x="${left}" y="12">${html(axes.yName)}</text><text class="tick" x="${size.width - 14}" y="${size.height - 4}" text-anchor="end">${html(axes.xName)}</text>`;
  return svg(
    size,
    label,
    gridY(ticks(...ys), y, left, size.width - 14, formatTick) +
      marks.join("") +
      points.join("") +
      line +
      names +
      calloutOf(size, axes, x, y),
  );
}

function calloutOf(
  size: Size,
  { callout }: DotAxes,
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  if (!callout) return "";
  const [cx, cy] = [x(callout.dot.x), y(callout.dot.y)];
  const toLeft = cx > size.width / 2;
  return `<circle class="ring" cx="${cx}" cy="${cy}" r="7"/><text class="name" x="${toLeft ? cx - 12 : cx + 12}" y="${cy + 4}" text-anchor="${toLeft ? "end" : "start"}">${html(callout.text)}</text>`;
}

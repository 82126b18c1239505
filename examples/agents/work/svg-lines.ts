import { formatTick } from "./format-number.ts";
import { domainOf, gridY, html, linear, round, type Size, spread, svg, ticks } from "./svg-frame.ts";

export type Line = { name: string; values: (number | null)[]; fit?: [number, number] };

/** A line chart over labelled positions, each line named at its end; `fit` adds a dashed straight line between two values. */
export function drawLines(size: Size, label: string, labels: string[], lines: Line[]): string {
  const longest = Math.max(...lines.map(({ name }) => [...name].length));
  const left = 44;
  const right = size.width - Math.min(size.width * 0.3, 14 + longest * 7.4);
  const bottom = size.height - 28;
  const present = lines.flatMap(({ values, fit }) => [
    ...values.filter((value) => value !== null),
    ...(fit ?? []),
  ]);
  const domain = domainOf(present);
  const x = linear([0, Math.max(1, labels.length - 1)], [left, right]);
  const y = linear(domain, [bottom, 12]);
  const every = Math.ceil(labels.length / Math.max(2, Math.floor((right - left) / labelWidth(labels))));
  const marks = labels
    .map((text, index) =>
      index % every === 0
        ? `<text class="tick" x="${x(index)}" y="${size.height - 8}" text-anchor="middle">${html(text)}</text>`
        : "",
    )
    .join("");
  const ends = lines.map(({ values }) => y(values.findLast((value) => value !== null) ?? domain[0]));
  const places = spread(ends, 16);
  const drawn = lines.map(({ name, values, fit }, index) => {
    const dots =
      values.length <= 24
        ? values
            .map((value, at) =>
              value === null ? "" : `<circle class="f${index}" cx="${x(at)}" cy="${y(value)}" r="2.6"/>`,
            )
            .join("")
        : "";
    const straight = fit
      ? `<line class="s${index} fit" x1="${x(0)}" y1="${y(fit[0])}" x2="${x(labels.length - 1)}" y2="${y(fit[1])}"/>`
      : "";
    return `<path class="s${index}" d="${pathOf(values, x, y)}"/>${straight}${dots}<text class="name f${index}" x="${right + 8}" y="${round((places[index] ?? 0) + 4)}">${html(name)}</text>`;
  });
  return svg(size, label, gridY(ticks(...domain), y, left, right, formatTick) + marks + drawn.join(""));
}

function labelWidth(labels: string[]): number {
  return 12 + 7.2 * Math.max(...labels.map((text) => text.length));
}

function pathOf(values: (number | null)[], x: (at: number) => number, y: (value: number) => number): string {
  let pen = "M";
  return values
    .map((value, index) => {
      if (value === null) {
        pen = "M";
        return "";
      }
      const step = `${pen}${x(index)} ${y(value)}`;
      pen = "L";
      return step;
    })
    .join("");
}

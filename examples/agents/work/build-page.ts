import { tableOf, titleOf } from "./compose-brief.ts";
import { numberTable } from "./compose-tables.ts";
import type { Block } from "./document.ts";
import type { Figure } from "./figure.ts";
import { findFindings } from "./find-findings.ts";
import type { Finding } from "./finding.ts";
import { capital, formatNumber, words } from "./format-number.ts";
import { figureOf } from "./page-figures.ts";
import { type Spread, spreadsOf } from "./page-spread.ts";
import { pageStyle } from "./page-style.ts";
import { parseCsv } from "./parse-csv.ts";
import { typeColumns } from "./profile-csv.ts";
import type { Profile } from "./profile-shape.ts";
import { html, type Size } from "./svg-frame.ts";

const LEAD = { width: 1072, height: 400 };
const WIDE = { width: 660, height: 340 };
const NARROW = { width: 354, height: 280 };

/** Builds one self-contained page that tells the findings with charts: no script, no font, no request to anywhere. */
export function buildPage(profile: Profile, csv: Uint8Array): string {
  const rows = typeColumns(parseCsv(csv));
  const findings = findFindings(profile);
  const stories = findings.filter((finding) => finding.kind !== "quality");
  const quality = findings.find((finding) => finding.kind === "quality");
  const [lead, ...others] = stories;
  const title = lead?.title ?? `What ${titleOf(profile)} holds`;
  const leading = lead ? figureOf(profile, rows, lead) : null;
  const opening = lead ? figureBlock(profile, lead, leading, LEAD) : "";
  const drawn = others.map((finding) => ({ finding, figure: figureOf(profile, rows, finding) }));
  const sections = drawn.map(({ finding, figure }) => sectionOf(profile, finding, figure));
  // Data in which nothing stands out still has a shape to look at.
  if (!leading && drawn.every(({ figure }) => figure === null))
    sections.push(...spreadsOf(profile, rows).map(spreadSection));
  const figures = numberTable(profile);
  const all = figures
    ? `<section class="all"><h2>All the figures</h2>${renderTable(figures)}${heatmap(profile)}</section>`
    : "";
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>${html(`${title} – ${profile.file.name}`)}</title><style>${pageStyle}</style></head>
<body><header><p class="kicker">${html(capital(titleOf(profile)))}, read closely</p><h1>${html(title)}</h1><p class="dek">${html(lead?.text.replace(/^Mean per calendar month\. /, "") ?? quality?.text ?? "")}</p><div class="lead">${opening}</div>${factsOf(profile)}</header>
<main>${sections.join("\n")}${all}</main>
<footer><h2>${html(quality?.title ?? "")}</h2><p>${html(quality?.text ?? "")}</p><h3>How it was computed</h3><ul>${profile.rules.map((rule) => `<li>${html(rule)}</li>`).join("")}</ul><h3>Source</h3><p>${html(profile.source ?? "The task named no source for this file.")}</p><p><code>${html(profile.file.name)} · SHA-256 ${profile.file.sha256}</code></p></footer></body></html>
`;
}

function sectionOf(profile: Profile, finding: Finding, figure: Figure | null): string {
  return `<section><div><h2>${html(finding.title)}</h2><p>${html(finding.text)}</p></div>${figureBlock(profile, finding, figure, WIDE)}</section>`;
}

function spreadSection({ title, figure }: Spread): string {
  return `<section><div><h2>${html(title)}</h2></div>${drawingOf(figure, WIDE, "")}</section>`;
}

function figureBlock(profile: Profile, finding: Finding, figure: Figure | null, wide: Size): string {
  const table = tableOf(profile, finding);
  const details = table
    ? `<details><summary>The figures behind it</summary>${renderTable(table)}</details>`
    : "";
  return figure ? drawingOf(figure, wide, details) : details;
}

/** The chart in a wide and a narrow drawing (the style shows one), its key, and its figures as a table. */
function drawingOf(figure: Figure, wide: Size, details: string): string {
  const names = figure.key && figure.key.length > 1 ? figure.key : [];
  const key = names.map((name, index) => `<li><i class="k${index % 6}"></i>${html(name)}</li>`).join("");
  const drawing = `<div class="wide">${figure.draw(wide)}</div><div class="narrow">${figure.draw(NARROW)}</div>`;
  return `<figure><figcaption>${html(capital(figure.caption))}</figcaption>${drawing}${key ? `<ul class="key">${key}</ul>` : ""}${details}</figure>`;
}

function factsOf(profile: Profile): string {
  const missing = profile.columns.reduce((sum, column) => sum + column.missing, 0);
  const facts = [
    ["Rows", formatNumber(profile.rows)],
    ["Columns", formatNumber(profile.columns.length)],
    ...(profile.order
      ? [
          ["From", profile.order.from.slice(0, 10)],
          ["To", profile.order.to.slice(0, 10)],
        ]
      : []),
    ["Missing cells", formatNumber(missing)],
    ["Repeated rows", formatNumber(profile.duplicateRows.count)],
  ];
  return `<dl class="facts">${facts.map(([name = "", value = ""]) => `<div><dt>${name}</dt><dd>${html(value)}</dd></div>`).join("")}</dl>`;
}

function renderTable({ header, rows, caption }: Extract<Block, { kind: "table" }>): string {
  const numeric = header.map(
    (_, index) => index > 0 && rows.every((row) => /^[-−+\d.,e %–]*$/.test(row[index] ?? "")),
  );
  const mark = (index: number) => (numeric[index] ? ' class="n"' : "");
  const head = header.map((name, index) => `<th scope="col"${mark(index)}>${html(name)}</th>`).join("");
  const body = rows.map(
    (row) =>
      `<tr>${row.map((cell, index) => (index === 0 ? `<th scope="row">${html(cell)}</th>` : `<td${mark(index)}>${html(cell)}</td>`)).join("")}</tr>`,
  );
  return `<div class="scroll" tabindex="0" role="region" aria-label="${html(caption ?? "Table")}"><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

function heatmap(profile: Profile): string {
  const names = profile.columns
    .map(({ name }) => name)
    .filter((name) => profile.correlations.some(({ a, b }) => a === name || b === name));
  if (names.length < 2 || names.length > 10) return "";
  const cell = (one: string, two: string) => {
    if (one === two) return "<td>–</td>";
    const r =
      profile.correlations.find(({ a, b }) => (a === one && b === two) || (a === two && b === one))?.r ??
      null;
    if (r === null) return "<td>n/a</td>";
    return `<td style="background:color-mix(in srgb, var(--c${r < 0 ? 1 : 0}) ${Math.round(Math.abs(r) * 55)}%, transparent)">${r.toFixed(2)}</td>`;
  };
  const rows = names.map(
    (one) =>
      `<tr><th scope="row">${html(words(one))}</th>${names.map((two) => cell(one, two)).join("")}</tr>`,
  );
  const head = names.map((name) => `<th scope="col">${html(words(name))}</th>`).join("");
  return `<h3>How the numeric columns move together (Pearson’s r)</h3><div class="scroll heat" tabindex="0" role="region" aria-label="Correlations"><table><thead><tr><th></th>${head}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

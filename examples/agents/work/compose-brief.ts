import {
  columnTable,
  extremeTable,
  groupTable,
  mixTable,
  numberTable,
  seasonTable,
} from "./compose-tables.ts";
import type { Block } from "./document.ts";
import { findFindings } from "./find-findings.ts";
import type { Finding } from "./finding.ts";
import { formatNumber, words } from "./format-number.ts";
import type { Profile } from "./profile-shape.ts";

/** The brief: what the data says in plain words, each finding with its figures, then quality, method and source. */
export function composeBrief(profile: Profile): Block[] {
  const findings = findFindings(profile);
  const stories = findings.filter((finding) => finding.kind !== "quality");
  const quality = findings.find((finding) => finding.kind === "quality");
  const span = profile.order ? `, from ${profile.order.from} to ${profile.order.to}` : "";
  const figures = numberTable(profile);
  return [
    { kind: "heading", level: 1, text: `What ${titleOf(profile)} says` },
    {
      kind: "paragraph",
      text: `A brief on ${profile.file.name}: ${formatNumber(profile.rows)} rows, ${formatNumber(profile.columns.length)} columns${span}.`,
    },
    { kind: "heading", level: 2, text: "In short" },
    {
      kind: "list",
      items:
        stories.length > 0
          ? stories.map(({ title }) => `${title}.`)
          : ["There is too little data here to say anything about it."],
    },
    ...stories.flatMap((finding, index) => tellFinding(profile, finding, index + 1)),
    { kind: "heading", level: 2, text: quality?.title ?? "Data quality" },
    { kind: "paragraph", text: quality?.text ?? "" },
    columnTable(profile),
    ...(figures ? [{ kind: "heading", level: 2, text: "The figures" } as const, figures] : []),
    { kind: "heading", level: 2, text: "How it was computed" },
    { kind: "list", items: profile.rules },
    { kind: "heading", level: 2, text: "Source" },
    { kind: "paragraph", text: profile.source ?? "The task named no source for this file." },
    {
      kind: "paragraph",
      quiet: true,
      text: `File ${profile.file.name}, ${formatNumber(profile.file.bytes)} bytes, SHA-256 ${profile.file.sha256}.`,
    },
  ];
}

/** The file's name as a title: "seattle-weather.csv" becomes "seattle weather". */
export function titleOf(profile: Profile): string {
  return words(profile.file.name.replace(/\.[^.]+$/, "")).replaceAll("-", " ") || "the data";
}

function tellFinding(profile: Profile, finding: Finding, number: number): Block[] {
  const table = tableOf(profile, finding);
  const story: Block[] = [
    { kind: "heading", level: 2, text: `${number}. ${finding.title}` },
    { kind: "paragraph", text: finding.text },
  ];
  return table ? [...story, table] : story;
}

/** The table that carries a finding's figures; null for those whose sentence says it all. */
export function tableOf(
  profile: Profile,
  { kind, columns: [first = "", second = ""] }: Finding,
): Extract<Block, { kind: "table" }> | null {
  if (kind === "season") return seasonTable(profile, first);
  if (kind === "contrast") return groupTable(profile, first, second);
  if (kind === "mix") return mixTable(profile, first, second);
  if (kind === "outliers") return extremeTable(profile, first);
  return null;
}

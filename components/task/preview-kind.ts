import { officeKind } from "#server/domain/office-kind.ts";

export type PreviewKind = "text" | "markdown" | "json" | "csv" | "image" | "html" | "office" | "none";

/** Larger text is offered as a download only, in bytes. */
const previewLimit = 512 * 1024;
const imageLimit = 10 * 1024 * 1024;
const officeLimit = 50 * 1024 * 1024;

const byEnding: Record<string, PreviewKind> = {
  md: "markdown",
  markdown: "markdown",
  json: "json",
  csv: "csv",
  tsv: "csv",
  txt: "text",
  log: "text",
  xml: "text",
  yaml: "text",
  yml: "text",
  html: "html",
  htm: "html",
  png: "image",
  jpg: "image",
  jpeg: "image",
  gif: "image",
  webp: "image",
  avif: "image",
  svg: "image",
};

/** How a file can be shown in place; by its media type first, then by the ending of its name. */
export function previewKind(file: { name: string; mediaType: string; bytes: number }): PreviewKind {
  const kind = kindOf(file);
  const limit = kind === "image" ? imageLimit : kind === "office" ? officeLimit : previewLimit;
  return file.bytes <= limit ? kind : "none";
}

function kindOf({ name, mediaType }: { name: string; mediaType: string }): PreviewKind {
  if (officeKind({ name, mediaType })) return "office";
  const type = mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === "text/markdown") return "markdown";
  if (type === "text/csv" || type === "text/tab-separated-values") return "csv";
  if (type === "application/json" || type.endsWith("+json")) return "json";
  if (type === "text/html") return "html";
  if (type.startsWith("image/")) return "image";
  const ending = byEnding[name.split(".").at(-1)?.toLowerCase() ?? ""];
  if (ending === "image" && /^(text|application)\/xml$/.test(type)) return ending;
  if (ending && (type === "" || type === "text/plain" || type === "application/octet-stream")) return ending;
  return type.startsWith("text/") ? "text" : "none";
}

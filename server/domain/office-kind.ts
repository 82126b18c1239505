export type OfficeKind = "docx" | "xlsx";

const byEnding: Record<string, OfficeKind> = { docx: "docx", docm: "docx", xlsx: "xlsx", xlsm: "xlsx" };
const byMediaType: Record<string, OfficeKind> = {
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
};

/** What kind of office file this says it is, by the ending of its name, else by its media type; null for all others. */
export function officeKind({ name, mediaType }: { name: string; mediaType: string }): OfficeKind | null {
  const ending = name.includes(".") ? (name.split(".").at(-1) ?? "").toLowerCase() : "";
  const type = mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  return byEnding[ending] ?? byMediaType[type] ?? null;
}

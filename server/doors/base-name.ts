import { cutText } from "#server/domain/cut-text.ts";

/** The last part of a path, without control characters and at most 200 long: a name, never a place. Empty when nothing is left. */
export function baseName(path: string): string {
  const last = path.toWellFormed().split(/[\\/]/).at(-1) ?? "";
  const plain = [...last]
    .filter((c) => c >= " " && c !== "\u007f")
    .join("")
    .trim();
  return cutText(plain, 200).replace(/^\.+$/, "");
}

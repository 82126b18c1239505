import { posix } from "node:path";
import { readXml } from "./read-xml.ts";
import type { ZipParts } from "./zip-parts.ts";

export type Relation = { id: string; type: string; target: string };

/** What a part ("" for the file itself) refers to within the file, as paths from its root; what lies outside is left out. */
export async function readRelations(parts: ZipParts, part: string): Promise<Relation[]> {
  const { dir, base } = posix.parse(part);
  const name = posix.join(dir, "_rels", `${base}.rels`);
  if (!parts.has(name)) return [];
  const found: Relation[] = [];
  await readXml(parts, name, {
    open: (tag, attribute) => {
      const target = attribute("Target");
      if (tag !== "Relationship" || !target || attribute("TargetMode") === "External") return;
      const path = posix.join("/", target.startsWith("/") ? "" : dir, target).slice(1);
      found.push({ id: attribute("Id") ?? "", type: attribute("Type") ?? "", target: path });
    },
    done: () => found.length > 1_000,
  });
  return found;
}

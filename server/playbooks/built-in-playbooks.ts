import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parsePlaybook } from "#server/domain/parse-playbook.ts";

export type BuiltInPlaybook = { id: string; title: string; goal: string; text: string };

let known: BuiltInPlaybook[] | undefined;
/** The playbooks that come with the product: the Markdown files beside this one, by their names. */
export function builtInPlaybooks(): BuiltInPlaybook[] {
  known ??= readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".md"))
    .map((name) => {
      const text = readFileSync(join(import.meta.dirname, name), "utf8");
      const { title, goal } = parsePlaybook(text);
      return { id: name.slice(0, -3), title, goal, text };
    });
  return known;
}

import { checkDependencies } from "./check-dependencies.ts";
import { PlanTextError } from "./plan-text-error.ts";
import { type PlanParameter, type PlanText, readPlanText } from "./read-plan-text.ts";

export type Playbook = PlanText;

/**
 * Reads a playbook: a plan in Markdown with parameters, whose `{{name}}` are filled in when it is run. Throws
 * PlanTextError with the line of whatever is wrong: no goal, no task, an unknown field, placeholder or dependency, a
 * circle of dependencies, a key used twice.
 */
export function parsePlaybook(text: string): Playbook {
  const playbook = readPlanText(text);
  checkPlaceholders(playbook.lines, playbook.parameters);
  checkDependencies(playbook.tasks);
  return playbook;
}

function checkPlaceholders(lines: PlanText["lines"], parameters: PlanParameter[]): void {
  for (const { number, content } of lines) {
    for (const [, name = ""] of content.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)) {
      if (parameters.every((parameter) => parameter.name !== name)) {
        throw new PlanTextError(
          number,
          `{{${name}}} is no parameter; the playbook declares ${parameters.map((each) => each.name).join(", ") || "none"}`,
        );
      }
    }
  }
}

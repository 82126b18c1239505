import { parseArgs } from "node:util";
import { Refused } from "./refused.mjs";

/**
 * @typedef {{ value?: string, required?: boolean, many?: boolean, help: string }} Option `value` names what follows; without it the option is a switch; `many` may be given again and again
 * @typedef {{ text: (name: string) => string | undefined, need: (name: string) => string, all: (name: string) => string[], on: (name: string) => boolean }} Values
 * @typedef {{ operator: import("./operator.mjs").Operator, dataDir: string, print: (value: unknown) => void, printLine: (value: unknown) => void }} Context
 * @typedef {{ words: string, summary: string, subject?: string, options: Record<string, Option>, answer: string, run: (values: Values, context: Context) => Promise<void> }} Command
 */

const UNITS = /** @type {Record<string, number>} */ ({ s: 1, m: 60, h: 3_600, d: 86_400 });

/** Seconds of a duration such as `90s`, `15m`, `1h`, `7d`; a bare number is seconds. */
export function secondsOf(/** @type {string} */ text) {
  const [, amount, unit = "s"] = /^(\d+(?:\.\d+)?)\s*([smhd])?$/.exec(text.trim()) ?? [];
  const factor = UNITS[unit];
  if (amount === undefined || factor === undefined)
    throw new Refused("usage", `“${text}” is no duration: write 90s, 15m, 1h or 7d.`);
  return Math.round(Number(amount) * factor);
}

/** A whole number not below zero. */
export function numberOf(/** @type {string} */ name, /** @type {string} */ text) {
  if (!/^\d{1,12}$/.test(text)) throw new Refused("usage", `--${name} takes a whole number, not “${text}”.`);
  return Number(text);
}

/**
 * Reads a command's arguments. What a command acts on (`subject`, an id) may stand alone or follow --id or --<subject>.
 * @param {Command} command
 * @param {string[]} args
 * @returns {Values}
 */
export function readOptions(command, args) {
  const { subject } = command;
  const hint = `See npm run -s claw -- ${command.words} --help`;
  const known = {
    ...command.options,
    ...(subject
      ? {
          id: { value: "ID", help: "" },
          [subject]: { value: "ID", help: "" },
          workspace: { value: "ID", help: "" },
        }
      : {}),
    "data-dir": { value: "FOLDER", help: "" },
  };
  const options = Object.fromEntries(
    Object.entries(known).map(([name, option]) => [
      name,
      {
        type: /** @type {"string" | "boolean"} */ (option.value ? "string" : "boolean"),
        multiple: "many" in option && option.many === true,
      },
    ]),
  );
  /** @type {Record<string, string | boolean | (string | boolean)[] | undefined>} */
  let values;
  try {
    const parsed = parseArgs({ args, options, allowPositionals: subject !== undefined });
    const [alone, ...more] = parsed.positionals;
    if (more.length > 0) throw new Error(`one ${subject} at a time, not also “${more[0]}”`);
    values = { ...parsed.values };
    if (subject) values[subject] ??= values.id ?? alone;
  } catch (error) {
    const said = /** @type {Error} */ (error).message;
    const [, bare] = /^Option '.*?(--[\w-]+).*' argument (?:missing|is ambiguous)/.exec(said) ?? [];
    const words = bare ? `${bare} needs a value` : said.split(/\n|\. To specify/)[0];
    throw new Refused("usage", `${words}. ${hint}`);
  }
  const text = (/** @type {string} */ name) => {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
  };
  const need = (/** @type {string} */ name) => {
    const value = text(name);
    if (value === undefined || value.trim() === "")
      throw new Refused(
        "usage",
        `${name === subject ? `Name the ${subject} by its id` : `--${name} is missing`}. ${hint}`,
      );
    return value;
  };
  for (const [name, { required }] of Object.entries(command.options)) if (required) need(name);
  const all = (/** @type {string} */ name) => {
    const value = values[name];
    return Array.isArray(value) ? value.map(String) : [];
  };
  return { text, need, all, on: (name) => values[name] === true };
}

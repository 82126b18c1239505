import { decodeText } from "./encode-text.ts";
import type { AbortCondition, Budget, PlanCheckpoint } from "./plan.ts";
import { PlanTextError } from "./plan-text-error.ts";

const number = "(\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)";
const words = "(?::\\s*(.*))?";
/** Conditions the engine counts by itself. */
const counted = [
  ["failed_tasks", new RegExp(`^${number} failed tasks?${words}$`)],
  ["cost_usd", new RegExp(`^\\$${number}(?: spent)?${words}$`)],
  ["hours", new RegExp(`^${number} hours?${words}$`)],
] as const;
const general = new RegExp(`^\\[(failed_tasks|cost_usd|hours|other)(?: ${number})?\\](?: (.*))?$`);

/** A line of "Abort when:", not yet decoded: `3 failed tasks: …`, `$50 spent`, `12 hours`, or any words. */
export function readAbort(line: string): AbortCondition {
  for (const [kind, form] of counted) {
    const [found, value, text = ""] = form.exec(line) ?? [];
    if (found !== undefined) return { kind, value: Number(value), text: decodeText(text) };
  }
  const [found, name, value, text = ""] = general.exec(line) ?? [];
  const kind = name === "other" ? name : counted.find(([one]) => one === name)?.[0];
  if (found === undefined || !kind) return { kind: "other", value: null, text: decodeText(line) };
  return { kind, value: value === undefined ? null : Number(value), text: decodeText(text) };
}

/** A line of "Checkpoints:", not yet decoded: `after a, b: note`, or `ask after a` to wait for a yes. */
export function readCheckpoint(line: string, at: number): PlanCheckpoint {
  const [found, ask, keys = "", note = ""] = /^(ask )?after ([^:]*)(?::\s*(.*))?$/i.exec(line) ?? [];
  const after = keys
    .split(",")
    .map((key) => decodeText(key.trim()))
    .filter(Boolean);
  if (found === undefined || after.length === 0)
    throw new PlanTextError(
      at,
      `“${line}” is no checkpoint; write "after key, key: note" or "ask after key: note"`,
    );
  return { after, note: decodeText(note.trim()), ask: ask !== undefined };
}

/** The words after "Budget:": `$20, 2000000 tokens, 100 attempts, warn at 80 %`. */
export function readBudget(words: string, at: number): Budget {
  const budget: Budget = { usd: null, tokens: null, attempts: null, warnAt: 0.8 };
  for (const part of words.split(",").map((one) => one.trim())) {
    const [found, dollars, count, what, warn, percent] =
      new RegExp(`^(?:\\$${number}|${number} (tokens|attempts)|warn at ${number}( ?%)?|none)$`, "i").exec(
        part,
      ) ?? [];
    if (found === undefined)
      throw new PlanTextError(
        at,
        `“${part}” is no limit; write "$20, 2000000 tokens, 100 attempts, warn at 80 %"`,
      );
    if (dollars) budget.usd = Number(dollars);
    if (what?.toLowerCase() === "tokens") budget.tokens = Number(count);
    if (what?.toLowerCase() === "attempts") budget.attempts = Number(count);
    if (warn) budget.warnAt = percent ? Number(warn) / 100 : Number(warn);
  }
  return budget;
}

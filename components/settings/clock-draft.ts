import type { ClockOverrides, Clocks } from "#server/domain/clocks.ts";

export type ClockName = keyof Clocks;
export const units = [
  { value: "s", label: "s" },
  { value: "min", label: "min" },
  { value: "h", label: "h" },
] as const;
type Unit = (typeof units)[number]["value"];
const secondsOf: Record<Unit, number> = { s: 1, min: 60, h: 3600 };
/** The longest a clock may run, in seconds: 30 days. */
const longest = 30 * 86_400;

/** What stands in a span's field: a number as written and its unit; an empty one means the default. */
type SpanDraft = { amount: string; unit: Unit };
export type ClockDraft = Record<ClockName, SpanDraft>;
export type ClockErrors = Partial<Record<ClockName, string>>;

export const clockNames = ["accept_seconds", "lease_seconds", "progress_seconds", "stall_seconds"] as const;
const usualUnit: Record<ClockName, Unit> = {
  accept_seconds: "s",
  lease_seconds: "s",
  progress_seconds: "min",
  stall_seconds: "min",
};

/** A span in seconds in the largest unit that keeps it a whole number: 90 s, 10 min, 2 h. */
function spanOf(seconds: number): SpanDraft {
  const unit = seconds % 3600 === 0 ? "h" : seconds % 60 === 0 ? "min" : "s";
  return { amount: String(seconds / secondsOf[unit]), unit };
}

/** The same in words, kept on one line. */
export function spanWords(seconds: number): string {
  const { amount, unit } = spanOf(seconds);
  return `${amount}\u00a0${unit}`;
}

/** The fields of these overrides; a clock that is not overridden is empty. */
export function draftOf(clocks: ClockOverrides): ClockDraft {
  const field = (name: ClockName): SpanDraft => {
    const seconds = clocks[name];
    return seconds === undefined ? { amount: "", unit: usualUnit[name] } : spanOf(seconds);
  };
  return {
    accept_seconds: field("accept_seconds"),
    lease_seconds: field("lease_seconds"),
    progress_seconds: field("progress_seconds"),
    stall_seconds: field("stall_seconds"),
  };
}

/** A number as people write it, also with a decimal comma; NaN for anything else. */
export const readNumber = (text: string): number =>
  text.trim() === "" ? Number.NaN : Number(text.trim().replace(",", "."));

/** Reads the fields: the overrides, in seconds, and what is wrong with which field. */
export function readDraft(draft: ClockDraft): { clocks: ClockOverrides; errors: ClockErrors } {
  const clocks: ClockOverrides = {};
  const errors: ClockErrors = {};
  for (const name of clockNames) {
    const { amount, unit } = draft[name];
    if (amount.trim() === "") continue;
    const seconds = readNumber(amount) * secondsOf[unit];
    if (!(seconds > 0)) errors[name] = "A number above 0, or nothing for the default.";
    else if (seconds > longest) errors[name] = "At most 30 days, which is 720 h.";
    else clocks[name] = seconds;
  }
  const { progress_seconds: nudge, stall_seconds: stall } = clocks;
  if (nudge !== undefined && stall !== undefined && stall < nudge)
    errors.stall_seconds = `Not before the nudge: at least ${spanWords(nudge)}.`;
  return { clocks, errors };
}

const days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const day = 24 * 60 * 60 * 1_000;
const when =
  /\b(?:by|before|until|till|due|on|no later than)\s+(?:the\s+)?((?:next\s+)?[\w-]+(?:\s+of\s+(?:the\s+)?\w+)?)|\b(today|tonight|tomorrow)\b|\bin\s+(\d+)\s+(hour|day|week)s?\b/gi;

/** A deadline in a person's words, as a moment (a day ends 17:00 UTC); `vague` when words for one are there and name no day. */
export function readDeadline(text: string, now: Date): { at: Date | null; vague: boolean; words: string } {
  let vague = "";
  for (const [words, named, soon, count, unit] of text.matchAll(when)) {
    const at = soon
      ? dayOf(soon, now)
      : count
        ? later(now, Number(count), unit ?? "day")
        : dayOf(named ?? "", now);
    if (at) return { at, vague: false, words };
    if (
      /^(?:by|before|until|till|due|no later)/i.test(words) &&
      /soon|then|possible|asap|whenever/i.test(words)
    )
      vague = words;
  }
  return { at: null, vague: vague !== "", words: vague };
}

function later(now: Date, count: number, unit: string): Date {
  const length = { hour: day / 24, day, week: 7 * day }[unit.toLowerCase()] ?? day;
  return new Date(+now + count * length);
}

function dayOf(name: string, now: Date): Date | null {
  const word = name.toLowerCase().replace(/^next\s+/, "");
  const evening = (at: number) => new Date(new Date(at).setUTCHours(17, 0, 0, 0));
  const iso = /^\d{4}-\d\d-\d\d$/.exec(word);
  if (iso) return evening(Date.parse(`${word}T00:00:00Z`));
  if (word === "today" || word === "tonight") return evening(+now);
  if (word === "tomorrow") return evening(+now + day);
  const at = days.indexOf(/^end of (?:the )?week/.test(word) ? "friday" : word);
  if (at < 0) return null;
  return evening(+now + ((at - now.getUTCDay() + 7) % 7 || 7) * day);
}

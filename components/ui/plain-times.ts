const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** A text in which the engine wrote moments as RFC 3339, with the reader's clock instead: "until 15:58", with the day when it is not today. */
export function plainTimes(text: string, now: number, zone?: "UTC"): string {
  const timeZone = zone ? { timeZone: zone } : {};
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", ...timeZone });
  const clock = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...timeZone,
  });
  return text.replace(instant, (found) => {
    const at = new Date(found);
    if (Number.isNaN(+at)) return found;
    return day.format(at) === day.format(now) ? clock.format(at) : `${day.format(at)}, ${clock.format(at)}`;
  });
}

/** The text without its moments: two that differ in nothing else say the same. */
export const withoutTimes = (text: string): string => text.replace(instant, "");

/** A time as RFC 3339 text, whether it came as a Date or as text. */
export const isoTime = (at: Date | string): string => (typeof at === "string" ? at : at.toISOString());

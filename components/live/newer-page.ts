type Reading = { events: readonly { seq: number }[] };

/** The last event a page had seen when it was read. */
export const seqOf = ({ events }: Reading): number => events.at(-1)?.seq ?? 0;

/** Of a page as it was just opened and as the cache has it from an earlier visit, the one that has seen more. */
export function newerPage<T extends Reading>(cached: T | undefined, opened: T): T {
  return cached && seqOf(cached) >= seqOf(opened) ? cached : opened;
}

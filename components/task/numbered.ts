/** Things that have no name but their place, with that for a key. */
export const numbered = <T>(things: readonly T[]): { thing: T; key: string }[] =>
  things.map((thing, place) => ({ thing, key: String(place) }));

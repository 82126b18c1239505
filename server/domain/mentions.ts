/**
 * The names a text calls with @, among those given: the longest name that stands there counts, so that “@Anna” calls Anna
 * and not Ann; case does not matter.
 */
export function mentionsIn(text: string, names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const longestFirst = [...names].filter((name) => name !== "").sort((a, b) => b.length - a.length);
  const lower = text.toLowerCase();
  for (let at = lower.indexOf("@"); at >= 0; at = lower.indexOf("@", at + 1)) {
    // An address like ada@example.org calls nobody.
    if (at > 0 && /[\p{L}\p{N}._-]/u.test(lower[at - 1] ?? "")) continue;
    const name = longestFirst.find((one) => {
      const end = at + 1 + one.length;
      return lower.startsWith(one.toLowerCase(), at + 1) && !/[\p{L}\p{N}_]/u.test(lower[end] ?? "");
    });
    if (name !== undefined) found.add(name);
  }
  return found;
}

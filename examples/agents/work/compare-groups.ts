import { describeNumbers } from "./describe-numbers.ts";
import type { TypedColumn } from "./infer-column.ts";
import type { Profile } from "./profile-shape.ts";

/** Splits one numeric column by one category; null when fewer than two values of it have numbers or nothing varies. */
export function compareGroups(
  measure: TypedColumn,
  category: TypedColumn,
): Profile["comparisons"][number] | null {
  const split = new Map<string, number[]>();
  measure.values.forEach((value, row) => {
    const name = category.text[row] ?? null;
    if (value === null || name === null) return;
    const members = split.get(name);
    if (members) members.push(value);
    else split.set(name, [value]);
  });
  const all = describeNumbers([...split.values()].flat());
  if (!all || split.size < 2 || all.std === 0) return null;
  const groups = [...split].flatMap(([name, values]) => {
    const summary = describeNumbers(values);
    if (!summary) return [];
    const { count: n, mean, median, std, q1, q3 } = summary;
    return [{ name, n, mean, median, std, q1, q3 }];
  });
  const between = groups.reduce((sum, group) => sum + group.n * (group.mean - all.mean) ** 2, 0);
  const etaSquared = between / (all.std ** 2 * (all.count - 1));
  return {
    column: measure.name,
    by: category.name,
    etaSquared,
    groups: groups.sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1)),
  };
}

/** Counts one category's values within each value of another, most frequent first. */
export function mixOf(column: TypedColumn, by: TypedColumn): Profile["mixes"][number] {
  const table = new Map<string, Map<string, number>>();
  column.text.forEach((value, row) => {
    const name = by.text[row] ?? null;
    if (value === null || name === null) return;
    const counts = table.get(name) ?? new Map<string, number>();
    table.set(name, counts.set(value, (counts.get(value) ?? 0) + 1));
  });
  const groups = [...table].map(([name, counts]) => ({
    name,
    n: [...counts.values()].reduce((sum, n) => sum + n, 0),
    shares: [...counts]
      .map(([value, n]) => ({ value, n }))
      .sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1)),
  }));
  return { column: column.name, by: by.name, groups: groups.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/**
 * The assignment that maximises the total value: for every row its column, or -1 when it gets none.
 *
 * `values` is row-major, `rows` × `cols`; a value of 0 or less forbids the pair. Exact (Jonker–Volgenant /
 * Hungarian by shortest augmenting paths with potentials), O(s² · l) for the shorter side s and the longer l,
 * and without rounding as long as the values are integers below 2^53 / rows. A row is left out only where
 * that makes the total larger, so a pair is never used for nothing. The same input gives the same answer.
 */
export function assign(values: Float64Array, rows: number, cols: number): Int32Array {
  if (values.length !== rows * cols)
    throw new RangeError(`${rows} × ${cols} needs ${rows * cols} values, not ${values.length}`);
  const chosen = new Int32Array(rows).fill(-1);
  if (rows === 0 || cols === 0) return chosen;
  const tall = rows > cols;
  const costs = toCosts(values, rows, cols, tall);
  const takenBy = solve(costs, tall ? cols : rows, tall ? rows : cols);
  takenBy.forEach((short, long) => {
    if (short < 0) return;
    const row = tall ? long : short;
    const col = tall ? short : long;
    if ((values[row * cols + col] ?? 0) > 0) chosen[row] = col;
  });
  return chosen;
}

/** Values as costs, with the shorter side as rows; a forbidden pair costs 0, exactly what leaving both out costs. */
function toCosts(values: Float64Array, rows: number, cols: number, turn: boolean): Float64Array {
  const costs = new Float64Array(rows * cols);
  for (let row = 0; row < rows; row += 1)
    for (let col = 0; col < cols; col += 1)
      costs[turn ? col * rows + row : row * cols + col] = -Math.max(0, values[row * cols + col] ?? 0);
  return costs;
}

/** Cheapest complete assignment of `n` rows to `m` ≥ n columns; for every column its row, or -1. */
function solve(costs: Float64Array, n: number, m: number): Int32Array {
  const rowPrice = new Float64Array(n);
  const colPrice = new Float64Array(m);
  const takenBy = new Int32Array(m).fill(-1);
  const reach = new Float64Array(m);
  const cameFrom = new Int32Array(m);
  const open = new Int32Array(m);
  const closed: number[] = [];
  const closedAt: number[] = [];
  for (let start = 0; start < n; start += 1) {
    for (let col = 0; col < m; col += 1) open[col] = col;
    reach.fill(Number.POSITIVE_INFINITY);
    closed.length = 0;
    closedAt.length = 0;
    let openCount = m;
    let row = start;
    let last = -1;
    let distance = 0;
    for (;;) {
      const base = row * m;
      const offset = distance - (rowPrice[row] ?? 0);
      let nearest = Number.POSITIVE_INFINITY;
      let at = -1;
      for (let i = 0; i < openCount; i += 1) {
        const col = open[i] as number;
        const through = (costs[base + col] as number) - (colPrice[col] as number) + offset;
        if (through < (reach[col] as number)) {
          reach[col] = through;
          cameFrom[col] = last;
        }
        const here = reach[col] as number;
        // Among equally near columns a free one ends the search at once.
        if (
          here < nearest ||
          (here === nearest && (takenBy[col] as number) < 0 && (takenBy[open[at] as number] as number) >= 0)
        ) {
          nearest = here;
          at = i;
        }
      }
      const col = open[at] as number;
      openCount -= 1;
      open[at] = open[openCount] as number;
      distance = nearest;
      last = col;
      row = takenBy[col] as number;
      if (row < 0) break;
      closed.push(col);
      closedAt.push(nearest);
    }
    rowPrice[start] = (rowPrice[start] ?? 0) + distance;
    closed.forEach((col, i) => {
      const gain = distance - (closedAt[i] ?? 0);
      colPrice[col] = (colPrice[col] ?? 0) - gain;
      const owner = takenBy[col] ?? 0;
      rowPrice[owner] = (rowPrice[owner] ?? 0) + gain;
    });
    for (let col = last; ; ) {
      const before = cameFrom[col] ?? -1;
      takenBy[col] = before < 0 ? start : (takenBy[before] ?? -1);
      if (before < 0) break;
      col = before;
    }
  }
  return takenBy;
}

// biome-ignore-all lint/style/noNonNullAssertion: the inner loops stay within the bounds of their arrays
/**
 * The assignment with the largest total value: for every row its column, or -1 when it gets none.
 *
 * `values` is row-major, `rows` × `cols`; 0 or less forbids a pair. `places[col]` lists what taking the column's first,
 * second, … place costs (not falling); without it every column has one place at no cost.
 *
 * Exact (Hungarian method in Jonker and Volgenant's form): rows enter one by one, each by the shortest augmenting path
 * over reduced costs; a path ends at a free place or by leaving out a row, the entering one included. The paths run
 * over columns only, the places of one column and the rows that hold them being summed up in one arc to each other
 * column, so a row costs O(cols²) at most, however many places there are, and one look when no column is worth its
 * price. Whole numbers whose sums stay below 2^53 are never rounded. The same input gives the same answer.
 */
export function assign(
  values: Float64Array,
  rows: number,
  cols: number,
  places: readonly (readonly number[])[] = Array.from({ length: cols }, () => [0]),
): Int32Array {
  if (values.length !== rows * cols || places.length !== cols)
    throw new RangeError(
      `${rows} × ${cols} does not fit ${values.length} values and ${places.length} columns`,
    );
  const market = new Market(values, cols, places);
  const chosen = new Int32Array(rows).fill(-1);
  for (let row = 0; row < rows; row += 1) market.enter(row);
  market.held.forEach((held, col) => {
    for (const row of held) chosen[row] = col;
  });
  return chosen;
}

/**
 * Columns as traders. Invariants between entries: `price[a]` ≤ the cost of a's next free place and ≤ the value of every
 * row it holds, and moving any held row elsewhere never gains after prices; that is optimality for the rows entered.
 */
class Market {
  readonly held: number[][];
  readonly #values: Float64Array;
  readonly #places: readonly (readonly number[])[];
  readonly #cols: number;
  readonly #price: Float64Array;
  /** From column a to column b at [a × cols + b]: the least loss of moving a row that a holds, and which row. */
  readonly #loss: Float64Array;
  readonly #mover: Int32Array;
  /** The cheapest way to end a path at a column, and the row that is left out then; -1 when a free place is taken. */
  readonly #exit: Float64Array;
  readonly #leaver: Int32Array;
  readonly #reach: Float64Array;
  readonly #from: Int32Array;
  readonly #open: Int32Array;

  constructor(values: Float64Array, cols: number, places: readonly (readonly number[])[]) {
    this.held = places.map(() => []);
    this.#values = values;
    this.#places = places;
    this.#cols = cols;
    this.#price = new Float64Array(cols);
    this.#loss = new Float64Array(cols * cols).fill(Number.POSITIVE_INFINITY);
    this.#mover = new Int32Array(cols * cols);
    this.#exit = Float64Array.from(places, (costs) => costs[0] ?? Number.POSITIVE_INFINITY);
    this.#leaver = new Int32Array(cols).fill(-1);
    this.#reach = new Float64Array(cols);
    this.#from = new Int32Array(cols);
    this.#open = new Int32Array(cols);
  }

  /** Lets one row in; the assignment is optimal again for all rows that have entered. */
  enter(row: number): void {
    const profit = this.#start(row);
    if (profit === 0) return;
    const { total, end } = this.#shortest(profit);
    for (let col = 0; col < this.#cols; col += 1)
      if (this.#reach[col]! < total) this.#price[col]! += total - this.#reach[col]!;
    if (end >= 0) this.#shift(row, end);
  }

  /** Measures the way from the entering row to every column; returns what the row can gain at most. */
  #start(row: number): number {
    const base = row * this.#cols;
    let profit = 0;
    for (let col = 0; col < this.#cols; col += 1)
      profit = Math.max(
        profit,
        this.#values[base + col]! > 0 ? this.#values[base + col]! - this.#price[col]! : 0,
      );
    for (let col = 0; profit > 0 && col < this.#cols; col += 1) {
      const value = this.#values[base + col]!;
      this.#reach[col] = value > 0 ? profit + this.#price[col]! - value : Number.POSITIVE_INFINITY;
      this.#from[col] = -1;
      this.#open[col] = col;
    }
    return profit;
  }

  /** Dijkstra over the columns; `end` is -1 when leaving the entering row out is cheapest. */
  #shortest(profit: number): { total: number; end: number } {
    const cols = this.#cols;
    const [reach, price, loss, open, from] = [this.#reach, this.#price, this.#loss, this.#open, this.#from];
    let total = profit;
    let end = -1;
    let left = cols;
    let at = -1;
    let offset = 0;
    let base = 0;
    for (;;) {
      let near = total;
      let next = -1;
      for (let i = 0; i < left; i += 1) {
        const col = open[i]!;
        let here = reach[col]!;
        if (at >= 0) {
          const through = offset + loss[base + col]! + price[col]!;
          if (through < here) {
            reach[col] = here = through;
            from[col] = at;
          }
        }
        if (here < near) {
          near = here;
          next = i;
        }
      }
      if (next < 0) return { total, end };
      at = open[next]!;
      left -= 1;
      open[next] = open[left]!;
      offset = near - price[at]!;
      base = at * cols;
      if (offset + this.#exit[at]! >= total) continue;
      total = offset + this.#exit[at]!;
      end = at;
    }
  }

  /** Moves the rows along the path that ends at `end`, and sums the touched columns up anew. */
  #shift(entering: number, end: number): void {
    const leaver = this.#leaver[end]!;
    const touched = [end];
    if (leaver >= 0) this.#drop(end, leaver);
    let at = end;
    for (let from = this.#from[at]!; from >= 0; from = this.#from[at]!) {
      const mover = this.#mover[from * this.#cols + at]!;
      this.#drop(from, mover);
      this.held[at]!.push(mover);
      touched.push(from);
      at = from;
    }
    this.held[at]!.push(entering);
    for (const col of touched) this.#sum(col);
  }

  #drop(col: number, row: number): void {
    const held = this.held[col]!;
    held.splice(held.indexOf(row), 1);
  }

  #sum(col: number): void {
    const cols = this.#cols;
    const base = col * cols;
    this.#loss.fill(Number.POSITIVE_INFINITY, base, base + cols);
    this.#exit[col] = this.#places[col]![this.held[col]!.length] ?? Number.POSITIVE_INFINITY;
    this.#leaver[col] = -1;
    for (const row of this.held[col]!) {
      const value = this.#values[row * cols + col]!;
      if (value < this.#exit[col]!) {
        this.#exit[col] = value;
        this.#leaver[col] = row;
      }
      for (let other = 0; other < cols; other += 1) {
        const there = this.#values[row * cols + other]!;
        if (there <= 0 || value - there >= this.#loss[base + other]! || other === col) continue;
        this.#loss[base + other] = value - there;
        this.#mover[base + other] = row;
      }
    }
  }
}

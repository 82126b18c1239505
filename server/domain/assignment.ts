// biome-ignore-all lint/style/noNonNullAssertion: the inner loops stay within the bounds of their arrays
/**
 * The assignment with the largest total value: for every row its column, or -1 when it gets none.
 *
 * `values` is row-major, `rows` × `cols`; 0 or less forbids a pair. `places[col]` lists what taking the column's first,
 * second, … place costs (not falling); without it every column has one place at no cost.
 *
 * Exact: the Hungarian method by shortest augmenting paths (R. Jonker and A. Volgenant, “A shortest augmenting path
 * algorithm for dense and sparse linear assignment problems”, Computing 38, 1987, without its initialisation). Rows
 * enter one by one, each by the shortest path over reduced costs; a path ends at a free place or by leaving out a row,
 * the entering one included. The paths run over columns only, the places of one column and the rows that hold them
 * being summed up in one arc to each other column, so a row costs O(cols²) at most, however many places there are,
 * less when its rows have few columns to go to, and one look when no column is worth its price. Whole numbers whose
 * sums stay below 2^53 are never rounded. The same input gives the same answer.
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
  /** From [a × cols] on: the columns to which a row that a holds can move at all, and how many there are. */
  readonly #ways: Int32Array;
  readonly #wayCount: Int32Array;
  /** The cheapest way to end a path at a column, and the row that is left out then; -1 when a free place is taken. */
  readonly #exit: Float64Array;
  readonly #leaver: Int32Array;
  /** Of the path that is sought: the way to each column, the column before it, and the columns met but not gone on from. */
  readonly #reach: Float64Array;
  readonly #from: Int32Array;
  readonly #met: Int32Array;
  #metCount = 0;
  /** All columns, those gone on from at the end, and where in there each one stands. */
  readonly #open: Int32Array;
  readonly #spot: Int32Array;
  /** The shortest path yet: its length, and the column it ends at; -1 leaves the entering row out. */
  #total = 0;
  #end = -1;

  constructor(values: Float64Array, cols: number, places: readonly (readonly number[])[]) {
    this.held = places.map(() => []);
    this.#values = values;
    this.#places = places;
    this.#cols = cols;
    this.#price = new Float64Array(cols);
    this.#loss = new Float64Array(cols * cols).fill(Number.POSITIVE_INFINITY);
    this.#mover = new Int32Array(cols * cols);
    this.#ways = new Int32Array(cols * cols);
    this.#wayCount = new Int32Array(cols);
    this.#exit = Float64Array.from(places, (costs) => costs[0] ?? Number.POSITIVE_INFINITY);
    this.#leaver = new Int32Array(cols).fill(-1);
    this.#reach = new Float64Array(cols);
    this.#from = new Int32Array(cols);
    this.#met = new Int32Array(cols);
    this.#open = Int32Array.from(places.keys());
    this.#spot = Int32Array.from(places.keys());
  }

  /** Lets one row in; the assignment is optimal again for all rows that have entered. */
  enter(row: number): void {
    const base = row * this.#cols;
    let profit = 0;
    for (let col = 0; col < this.#cols; col += 1) {
      const value = this.#values[base + col]!;
      if (value > 0) profit = Math.max(profit, value - this.#price[col]!);
    }
    if (profit === 0) return;
    this.#reach.fill(Number.POSITIVE_INFINITY);
    this.#metCount = 0;
    this.#total = profit;
    this.#end = -1;
    for (let col = 0; col < this.#cols; col += 1) {
      const value = this.#values[base + col]!;
      if (value > 0) this.#meet(col, profit + this.#price[col]! - value, -1);
    }
    this.#search();
    for (let col = 0; col < this.#cols; col += 1)
      if (this.#reach[col]! < this.#total) this.#price[col]! += this.#total - this.#reach[col]!;
    if (this.#end >= 0) this.#shift(row, this.#end);
  }

  /** Dijkstra's search over the columns, until none is left that is nearer than the end of the shortest path yet. */
  #search(): void {
    const [cols, price, loss, ways] = [this.#cols, this.#price, this.#loss, this.#ways];
    const [reach, met, open] = [this.#reach, this.#met, this.#open];
    for (let left = cols - 1; ; left -= 1) {
      let near = this.#total;
      let nth = -1;
      for (let i = 0; i < this.#metCount; i += 1)
        if (reach[met[i]!]! < near) {
          near = reach[met[i]!]!;
          nth = i;
        }
      if (nth < 0) return;
      const at = met[nth]!;
      this.#metCount -= 1;
      met[nth] = met[this.#metCount]!;
      this.#close(at, left);
      const base = at * cols;
      const offset = near - price[at]!;
      // Whichever are fewer: the ways there are from here, or the columns still to be gone on from.
      const count = this.#wayCount[at]!;
      const isFew = count < left;
      const list = isFew ? ways : open;
      const first = isFew ? base : 0;
      const end = first + (isFew ? count : left);
      for (let i = first; i < end; i += 1) {
        const col = list[i]!;
        const through = offset + loss[base + col]! + price[col]!;
        if (through < reach[col]!) this.#meet(col, through, at);
      }
    }
  }

  /** Puts a column behind the first `left` open ones. */
  #close(at: number, left: number): void {
    const [open, spot] = [this.#open, this.#spot];
    const [hole, other] = [spot[at]!, open[left]!];
    open[hole] = other;
    spot[other] = hole;
    open[left] = at;
    spot[at] = left;
  }

  /** Takes note of a way to a column when it is shorter than what is known, and of a path that ends there. */
  #meet(col: number, reach: number, from: number): void {
    const before = this.#reach[col]!;
    if (reach >= this.#total || reach >= before) return;
    if (before === Number.POSITIVE_INFINITY) {
      this.#met[this.#metCount] = col;
      this.#metCount += 1;
    }
    this.#reach[col] = reach;
    this.#from[col] = from;
    const total = reach - this.#price[col]! + this.#exit[col]!;
    if (total >= this.#total) return;
    this.#total = total;
    this.#end = col;
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
    this.#wayCount[col] = 0;
    for (const row of this.held[col]!) {
      const value = this.#values[row * cols + col]!;
      if (value < this.#exit[col]!) {
        this.#exit[col] = value;
        this.#leaver[col] = row;
      }
      for (let other = 0; other < cols; other += 1) {
        const there = this.#values[row * cols + other]!;
        const before = this.#loss[base + other]!;
        if (there <= 0 || value - there >= before || other === col) continue;
        if (before === Number.POSITIVE_INFINITY) {
          this.#ways[base + this.#wayCount[col]!] = other;
          this.#wayCount[col]! += 1;
        }
        this.#loss[base + other] = value - there;
        this.#mover[base + other] = row;
      }
    }
  }
}

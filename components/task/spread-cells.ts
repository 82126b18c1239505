export type SpreadCell = { text: string; span: number };

/** Long words reach over the empty cells to their right, as they do in a spreadsheet, so that a title does not widen its column. */
export function spreadCells(cells: readonly string[], columns: number): SpreadCell[] {
  const spread: SpreadCell[] = [];
  for (let column = 0; column < columns; column++) {
    const text = cells[column] ?? "";
    const last = spread.at(-1);
    if (text === "" && last && last.text.length > 20) last.span++;
    else spread.push({ text, span: 1 });
  }
  return spread;
}

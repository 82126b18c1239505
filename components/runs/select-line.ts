/** Puts the cursor on a line of a text area, chooses the line, and brings it into sight. */
export function selectLine(area: HTMLTextAreaElement | null, line: number): void {
  if (!area) return;
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  const scroller = area.parentElement?.parentElement;
  const row = area.parentElement?.firstElementChild?.children[line - 1];
  if (scroller && row instanceof HTMLElement)
    scroller.scrollTop = Math.max(0, row.offsetTop - scroller.clientHeight / 3);
}

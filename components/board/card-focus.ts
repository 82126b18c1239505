export type Direction = "up" | "down" | "left" | "right";

const cardsIn = (column: Element | undefined): HTMLElement[] =>
  column ? [...column.querySelectorAll<HTMLElement>("a[data-card]")] : [];

/** The link of the focused card, also when the focus is on something inside the card. */
export function focusedCard(): HTMLElement | null {
  return (
    document.activeElement?.closest("[data-card-box]")?.querySelector<HTMLElement>("a[data-card]") ?? null
  );
}

/** Moves the focus between cards as they stand on screen; columns without cards are skipped. Stacked groups are one long list. */
export function moveFocus(direction: Direction): void {
  const columns = [...document.querySelectorAll("[data-column]")].filter(
    (column) => cardsIn(column).length > 0,
  );
  const focused = focusedCard();
  const at = columns.findIndex((column) => focused && column.contains(focused));
  const cards = cardsIn(columns[at]);
  const row = focused ? cards.indexOf(focused) : -1;
  const stacked = document.querySelector("[data-stacked]") !== null;
  const target = focused ? pick() : cardsIn(columns[0])[0];
  target?.focus();
  target?.scrollIntoView({ block: "nearest", inline: "nearest" });

  function pick(): HTMLElement | undefined {
    if (direction === "up") return cards[row - 1] ?? (stacked ? cardsIn(columns[at - 1]).at(-1) : undefined);
    if (direction === "down") return cards[row + 1] ?? (stacked ? cardsIn(columns[at + 1])[0] : undefined);
    const beside = cardsIn(columns[direction === "left" ? at - 1 : at + 1]);
    return beside[stacked ? 0 : Math.min(row, beside.length - 1)];
  }
}

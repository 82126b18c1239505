"use client";
import { Component, type ReactNode } from "react";

type Props = {
  /** Where each thing stands, by id. Compared by identity: a new map means someone may have moved. */
  places: ReadonlyMap<string, string>;
  /** Finds the element of a thing inside the document by `[attribute="id"]`. */
  attribute: string;
  children: ReactNode;
};
type Departures = Map<string, DOMRect>;

const mostAtOnce = 12;

/** Lets things that change their place travel there in 200 ms, above everything, so that the eye can follow. None under reduced motion, and none when very many move at once. */
export class Travel extends Component<Props> {
  override getSnapshotBeforeUpdate(before: Props): Departures | null {
    const { places, attribute } = this.props;
    if (places === before.places || matchMedia("(prefers-reduced-motion: reduce)").matches) return null;
    const departures: Departures = new Map();
    for (const [id, place] of places) {
      const old = before.places.get(id);
      if (old === undefined || old === place) continue;
      if (departures.size === mostAtOnce) return null;
      const rect = document.querySelector(`[${attribute}="${CSS.escape(id)}"]`)?.getBoundingClientRect();
      if (rect && rect.width > 0) departures.set(id, rect);
    }
    return departures.size > 0 ? departures : null;
  }

  override componentDidUpdate(_: Props, __: unknown, departures: Departures | null): void {
    for (const [id, from] of departures ?? []) {
      const element = document.querySelector<HTMLElement>(`[${this.props.attribute}="${CSS.escape(id)}"]`);
      if (element) travel(element, from);
    }
  }

  override render(): ReactNode {
    return this.props.children;
  }
}

function travel(element: HTMLElement, from: DOMRect): void {
  const to = element.getBoundingClientRect();
  const ghost = element.cloneNode(true);
  if (!(ghost instanceof HTMLElement)) return;
  ghost.inert = true;
  ghost.setAttribute("aria-hidden", "true");
  for (const node of [ghost, ...ghost.querySelectorAll("*")])
    for (const name of ["data-card", "data-card-box", "id"]) node.removeAttribute(name);
  Object.assign(ghost.style, {
    position: "fixed",
    zIndex: "30",
    margin: "0",
    left: `${to.left}px`,
    top: `${to.top}px`,
    width: `${to.width}px`,
    pointerEvents: "none",
    boxShadow: "var(--shadow-float)",
  });
  document.body.append(ghost);
  const hide = element.animate({ opacity: [0, 0] }, 200);
  const move = ghost.animate(
    { transform: [`translate(${from.left - to.left}px, ${from.top - to.top}px)`, "none"] },
    { duration: 200, easing: "cubic-bezier(0.2, 0.7, 0.2, 1)" },
  );
  move.onfinish = move.oncancel = () => {
    ghost.remove();
    hide.cancel();
  };
}

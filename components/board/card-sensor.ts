import { PointerSensor, type PointerSensorOptions } from "@dnd-kit/core";
import type { PointerEvent } from "react";

/** Begins a drag only when the press is on the card itself: React hands it presses in the card's menu and dialogs too. */
export class CardSensor extends PointerSensor {
  static override activators = PointerSensor.activators.map(({ eventName, handler }) => ({
    eventName,
    handler: (event: PointerEvent, options: PointerSensorOptions) =>
      event.target instanceof Node && event.currentTarget.contains(event.target) && handler(event, options),
  }));
}

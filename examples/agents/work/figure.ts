import type { Size } from "./svg-frame.ts";

/** A chart to be drawn at any size, with its caption and the names of its colours. */
export type Figure = { caption: string; draw: (size: Size) => string; key?: string[] };

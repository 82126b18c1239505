import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: { theme: { "font-weight": ["normal", "strong"], shadow: ["float"] } },
});

/** Joins class names; of two that contradict each other the last one wins. */
export const cn = (...values: ClassValue[]): string => merge(clsx(values));

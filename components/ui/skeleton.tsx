import { cn } from "./class-names.ts";

/** Holds the place of what is coming, in its final size; invisible for the first 300 ms. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("appear-late block rounded-md bg-sunken", className)} />;
}

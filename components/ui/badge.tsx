import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

const badgeStyle = cva(
  "inline-flex h-5 max-w-full shrink-0 items-center gap-1 truncate rounded-sm px-1.5 text-xs",
  {
    variants: {
      tone: {
        plain: "bg-sunken text-ink-soft",
        accent: "bg-accent-wash text-accent",
        attention: "bg-attention-wash text-attention",
        failed: "bg-failed-wash text-failed",
        outline: "border border-line text-ink-soft",
      },
    },
    defaultVariants: { tone: "plain" },
  },
);

/** A short word or number beside something. */
export function Badge({
  tone,
  className,
  ...rest
}: ComponentProps<"span"> & VariantProps<typeof badgeStyle>) {
  return <span {...rest} className={cn(badgeStyle({ tone }), className)} />;
}

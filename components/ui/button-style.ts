import { cva, type VariantProps } from "class-variance-authority";

/** The look of everything that is pressed: buttons, and links that look like one. */
export const buttonStyle = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-strong transition-colors duration-[120ms] disabled:opacity-50 data-disabled:opacity-50 touch:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary:
          "border-transparent bg-accent text-on-accent enabled:hover:bg-accent-strong [a&]:hover:bg-accent-strong",
        plain:
          "border-line bg-raised text-ink enabled:hover:border-line-strong [a&]:hover:border-line-strong",
        quiet:
          "border-transparent bg-transparent text-ink-soft enabled:hover:bg-sunken enabled:hover:text-ink [a&]:hover:bg-sunken",
        danger: "border-transparent bg-failed text-on-accent enabled:hover:brightness-95",
        "danger-quiet": "border-line bg-raised text-failed enabled:hover:border-failed",
      },
      size: { sm: "h-7 px-2 text-sm", md: "h-8 px-3 text-base", lg: "h-10 px-4 text-lg" },
    },
    defaultVariants: { variant: "plain", size: "md" },
  },
);
export type ButtonStyle = VariantProps<typeof buttonStyle>;

import { cn } from "./class-names.ts";
import { initials } from "./initials.ts";

const size = { sm: "size-5 text-[10px]", md: "size-7 text-xs", lg: "size-10 text-base" } as const;

/** Who: people round, agents square. The name must stand beside it or be given as `label`. */
export function Avatar({
  name,
  kind = "human",
  size: chosen = "md",
  label,
}: {
  name: string;
  kind?: "human" | "agent" | "coordinator";
  size?: keyof typeof size;
  label?: string;
}) {
  const named = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return (
    <span
      {...named}
      className={cn(
        "inline-flex shrink-0 select-none items-center justify-center border border-line bg-sunken font-strong text-ink-soft",
        kind === "human" ? "rounded-[50%]" : "rounded-sm",
        size[chosen],
      )}
    >
      {initials(name)}
    </span>
  );
}

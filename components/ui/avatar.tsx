import { agentMark } from "./agent-mark.ts";
import { cn } from "./class-names.ts";
import { initials } from "./initials.ts";

const size = { sm: "size-5 text-[10px]", md: "size-8 text-xs", lg: "size-10 text-base" } as const;

/** Who: people round with their initials, agents square with a mark of their own. The name must stand beside it or be given as `label`. */
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
  if (kind === "agent") {
    const { path, hue } = agentMark(name);
    return (
      <span {...named} className={cn("inline-flex shrink-0 rounded-md bg-sunken", size[chosen])}>
        <svg
          viewBox="-1 -1 7 7"
          className="size-full"
          shapeRendering="crispEdges"
          aria-hidden="true"
          style={{ color: `light-dark(oklch(0.52 0.09 ${hue}), oklch(0.75 0.09 ${hue}))` }}
        >
          <path d={path} fill="currentColor" />
        </svg>
      </span>
    );
  }
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

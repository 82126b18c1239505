"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useAgentCards, useWorkspace } from "#components/live/live-context.tsx";
import { cn } from "#components/ui/class-names.ts";
import { ThemeSwitch } from "#components/ui/theme-switch.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { CoordinatorLine } from "./coordinator-line.tsx";
import { isHere, placesOf } from "./places.ts";
import { ShortcutSheet } from "./shortcut-sheet.tsx";
import { WorkspaceSwitcher } from "./workspace-switcher.tsx";

/** The places of the workspace; a rail of icons on a tablet. */
export function Sidebar({ email }: { email: string }) {
  const workspace = useWorkspace();
  const agents = useAgentCards();
  const pathname = usePathname();
  const asking = Object.values(agents).filter((agent) => agent.status === "pending_approval").length;
  return (
    <aside
      aria-label="Workspace and account"
      className="sticky top-0 flex h-dvh w-14 shrink-0 flex-col border-line border-r bg-sunken px-2 py-2 max-sm:hidden lg:w-52"
    >
      <WorkspaceSwitcher />
      <nav aria-label="Workspace" className="mt-2 flex flex-col gap-0.5">
        {placesOf(workspace.id).map((place) => {
          const here = isHere(place, pathname);
          const Icon = place.icon;
          return (
            <Link
              key={place.href}
              href={place.href}
              aria-current={here ? "page" : undefined}
              title={place.name}
              className={cn(
                "flex h-8 items-center gap-2 rounded-md px-2 text-ink-soft transition-colors duration-[120ms] hover:text-ink max-lg:justify-center touch:h-11",
                here && "bg-raised font-strong text-ink ring-1 ring-line",
              )}
            >
              <Icon className="size-4 shrink-0" aria-hidden />
              <span className="flex-1 max-lg:sr-only">{place.name}</span>
              {place.name === "Agents" && asking > 0 && (
                <span className="rounded-sm bg-attention-wash px-1 text-attention text-xs max-lg:sr-only">
                  {asking} to approve
                </span>
              )}
            </Link>
          );
        })}
      </nav>
      <div className="mt-auto flex flex-col gap-2 border-line border-t pt-2">
        <CoordinatorLine />
        <div className="flex items-center gap-0.5 max-lg:flex-col">
          <ThemeSwitch />
          <ShortcutSheet />
          <div className="lg:ml-auto">
            <AccountMenu email={email} />
          </div>
        </div>
      </div>
    </aside>
  );
}

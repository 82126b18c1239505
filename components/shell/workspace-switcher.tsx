"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronsUpDown, LayoutGrid } from "lucide-react";
import { useWorkspace } from "#components/live/live-context.tsx";
import { useTRPC } from "#components/live/trpc.ts";
import { Menu, MenuGroup, MenuLink, MenuSeparator } from "#components/ui/menu.tsx";

/** The workspace's sign: four claws of one paw, so that a thumbnail is told from another. */
function Sign({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="flex size-6 shrink-0 items-center justify-center rounded-sm bg-accent font-strong text-on-accent text-sm"
    >
      {Array.from(name)[0]?.toLocaleUpperCase("en") ?? "C"}
    </span>
  );
}

/** Which workspace this is, and the way to the others. */
export function WorkspaceSwitcher() {
  const workspace = useWorkspace();
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="flex h-9 w-full min-w-0 items-center gap-2 rounded-md px-1.5 text-left hover:bg-raised max-lg:justify-center touch:h-11"
        >
          <Sign name={workspace.name} />
          <span className="min-w-0 flex-1 truncate font-strong max-lg:sr-only">{workspace.name}</span>
          <ChevronsUpDown className="size-3.5 shrink-0 text-ink-faint max-lg:hidden" aria-hidden />
        </button>
      }
    >
      <OtherWorkspaces here={workspace.id} />
      <MenuLink href="/workspaces">
        <LayoutGrid aria-hidden />
        All workspaces
      </MenuLink>
    </Menu>
  );
}

/** Read when the menu opens, not before. */
function OtherWorkspaces({ here }: { here: string }) {
  const { data } = useQuery(useTRPC().workspaces.list.queryOptions());
  const others = data?.filter(({ id }) => id !== here).slice(0, 12) ?? [];
  if (others.length === 0) return null;
  return (
    <>
      <MenuGroup label="Go to">
        {others.map(({ id, name }) => (
          <MenuLink key={id} href={`/w/${id}`}>
            <span className="truncate">{name}</span>
          </MenuLink>
        ))}
      </MenuGroup>
      <MenuSeparator />
    </>
  );
}

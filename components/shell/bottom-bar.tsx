"use client";
import { LayoutGrid, LogOut, Monitor, Moon, MoreHorizontal, Sun, UserRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { useMe, useWorkspace } from "#components/live/live-context.tsx";
import { chooseTheme } from "#components/ui/choose-theme.ts";
import { cn } from "#components/ui/class-names.ts";
import { DialogBody } from "#components/ui/dialog.tsx";
import { Menu, MenuGroup, MenuItem, MenuLink, MenuSeparator } from "#components/ui/menu.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { CoordinatorDetails } from "./coordinator-details.tsx";
import { CoordinatorGlyph } from "./coordinator-glyph.tsx";
import { isHere, placesOf } from "./places.ts";
import { signOut } from "./sign-out.ts";
import { useCoordinatorWords } from "./use-coordinator-words.ts";

const cell =
  "flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-xs text-ink-soft [&_svg]:size-5";

/** The places on a phone: Board, Runs, Threads, Agents, More. */
export function BottomBar({ email }: { email: string }) {
  const workspace = useWorkspace();
  const me = useMe();
  const pathname = usePathname();
  const places = placesOf(workspace.id);
  const [board, runs, threads, agents, ...others] = places;
  const resting = others.some((place) => isHere(place, pathname));
  const [asked, setAsked] = useState(false);
  const { mode, line, more } = useCoordinatorWords();
  return (
    <nav
      aria-label="Workspace"
      className="safe-bottom fixed inset-x-0 bottom-0 z-30 flex border-line border-t bg-raised sm:hidden"
    >
      {[board, runs, threads, agents].map((place) => {
        if (!place) return null;
        const here = isHere(place, pathname);
        const Icon = place.icon;
        return (
          <Link
            key={place.href}
            href={place.href}
            aria-current={here ? "page" : undefined}
            className={cn(cell, here && "font-strong text-accent")}
          >
            <Icon aria-hidden />
            {place.name}
          </Link>
        );
      })}
      <Menu
        side="top"
        trigger={
          <button type="button" className={cn(cell, resting && "font-strong text-accent")}>
            <MoreHorizontal aria-hidden />
            More
          </button>
        }
      >
        <MenuGroup label={workspace.name}>
          <MenuItem onSelect={() => setAsked(true)} hint={more || undefined}>
            <CoordinatorGlyph mode={mode} />
            {line}
          </MenuItem>
          {others.map(({ href, name, icon: Icon }) => (
            <MenuLink key={href} href={href}>
              <Icon aria-hidden />
              {name}
            </MenuLink>
          ))}
          <MenuLink href="/workspaces">
            <LayoutGrid aria-hidden />
            All workspaces
          </MenuLink>
        </MenuGroup>
        <MenuSeparator />
        <MenuGroup label="Theme">
          <MenuItem onSelect={() => chooseTheme("system")}>
            <Monitor aria-hidden />
            As the system
          </MenuItem>
          <MenuItem onSelect={() => chooseTheme("light")}>
            <Sun aria-hidden />
            Light
          </MenuItem>
          <MenuItem onSelect={() => chooseTheme("dark")}>
            <Moon aria-hidden />
            Dark
          </MenuItem>
        </MenuGroup>
        <MenuSeparator />
        <MenuGroup label={`${email} · ${me.role}`}>
          <MenuLink href="/account">
            <UserRound aria-hidden />
            {me.name}
          </MenuLink>
          <MenuItem onSelect={signOut}>
            <LogOut aria-hidden />
            Sign out
          </MenuItem>
        </MenuGroup>
      </Menu>
      <Sheet title={line} open={asked} onOpenChange={setAsked}>
        <DialogBody>
          <CoordinatorDetails onLeave={() => setAsked(false)} />
        </DialogBody>
      </Sheet>
    </nav>
  );
}

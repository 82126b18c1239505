"use client";
import { LogOut, UserRound } from "lucide-react";
import { useMe } from "#components/live/live-context.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Menu, MenuGroup, MenuItem, MenuLink, MenuSeparator } from "#components/ui/menu.tsx";
import { signOut } from "./sign-out.ts";

/** Me: my account, and the way out. */
export function AccountMenu({ email }: { email: string }) {
  const me = useMe();
  return (
    <Menu
      side="top"
      trigger={
        <button
          type="button"
          className="flex size-8 items-center justify-center rounded-md hover:bg-raised touch:size-11"
        >
          <Avatar name={me.name} />
          <span className="sr-only">Account: {me.name}</span>
        </button>
      }
    >
      <MenuGroup label={`${email} · ${me.role}`}>
        <MenuLink href="/account">
          <UserRound aria-hidden />
          {me.name}
        </MenuLink>
      </MenuGroup>
      <MenuSeparator />
      <MenuItem onSelect={signOut}>
        <LogOut aria-hidden />
        Sign out
      </MenuItem>
    </Menu>
  );
}

"use client";
import { useMutation } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useMay, useMe } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { notify } from "#components/ui/toast.tsx";
import { RemoveDialog } from "./remove-dialog.tsx";
import { humanRoles, roleWords } from "./role-words.ts";

export type ShownMember = { id: string; name: string; role: string };

/** The people of a workspace with their roles, to be changed by owners and admins. */
export function MemberList({ members }: { members: readonly ShownMember[] }) {
  const me = useMe();
  const mayEdit = useMay("member.edit");
  const setRole = useMutation(
    useTRPC().members.setRole.mutationOptions({
      onError: (error) => notify({ title: reasonOf(error), tone: "error" }),
    }),
  );
  const [leaving, setLeaving] = useState<ShownMember | null>(null);
  return (
    <>
      <ul className="divide-y divide-line rounded-lg border border-line bg-raised">
        {members.map((member) => (
          <li key={member.id} className="flex items-center gap-3 px-3 py-2">
            <Avatar name={member.name} />
            <p className="min-w-0 flex-1 truncate" title={member.name}>
              {member.name}
              {member.id === me.memberId && <span className="text-ink-faint"> (you)</span>}
            </p>
            <span className="text-ink-soft text-sm">{member.role}</span>
            {mayEdit && member.id !== me.memberId ? (
              <Menu
                trigger={
                  <IconButton label={`Change ${member.name}`}>
                    <Ellipsis aria-hidden />
                  </IconButton>
                }
              >
                {humanRoles.map((role) => (
                  <MenuItem
                    key={role}
                    disabled={role === member.role}
                    hint={roleWords[role]}
                    onSelect={() => setRole.mutate({ memberId: member.id, role })}
                  >
                    Make {role}
                  </MenuItem>
                ))}
                <MenuSeparator />
                <MenuItem danger onSelect={() => setLeaving(member)}>
                  Remove…
                </MenuItem>
              </Menu>
            ) : (
              mayEdit && <span className="w-8 touch:w-11" />
            )}
          </li>
        ))}
      </ul>
      <RemoveDialog member={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}

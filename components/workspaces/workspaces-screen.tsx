"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "#components/live/trpc.ts";
import { PlainPage } from "#components/sign-in/plain-page.tsx";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { CreateForm } from "./create-form.tsx";
import { WorkspaceItem } from "./workspace-item.tsx";
import type { WorkspaceRow } from "./workspace-row.ts";

const refreshMs = 5000;

/** The workspaces of one person with live counts, and a way to make one. */
export function WorkspacesScreen({ opened, name }: { opened: WorkspaceRow[]; name: string }) {
  const [creating, setCreating] = useState(false);
  const { data: workspaces } = useQuery({
    ...useTRPC().workspaces.list.queryOptions(),
    initialData: opened,
    refetchInterval: refreshMs,
  });
  const empty = workspaces.length === 0;
  return (
    <PlainPage
      wide
      title={empty ? "Make your first workspace" : "Workspaces"}
      lead={
        empty
          ? "A workspace is a room with a goal. People and agents in it finish tasks together."
          : undefined
      }
    >
      {!empty && (
        <ul className="grid gap-3 sm:grid-cols-2">
          {workspaces.map((workspace) => (
            <WorkspaceItem key={workspace.id} workspace={workspace} />
          ))}
        </ul>
      )}
      {empty || creating ? (
        <CreateForm onCancel={empty ? undefined : () => setCreating(false)} />
      ) : (
        <Button variant="primary" size="lg" className="self-start" onClick={() => setCreating(true)}>
          <Plus aria-hidden /> New workspace
        </Button>
      )}
      <p className="border-line border-t pt-4 text-ink-soft text-sm">
        Signed in as {name}.
        <LinkButton href="/account" variant="quiet" size="sm" className="ml-1">
          Your account
        </LinkButton>
      </p>
    </PlainPage>
  );
}

"use client";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { useBoard, useMay } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { FleetToken } from "./fleet-token.tsx";
import { FreshInvite } from "./fresh-invite.tsx";
import { JoinLights } from "./join-lights.tsx";
import { StepTitle } from "./step-title.tsx";

/** Joins an agent: make an invite, choose the kind, copy, watch three lights turn green. */
export function JoinAgentScreen() {
  const board = useBoard();
  const mayInvite = useMay("agent.invite");
  const mayToken = useMay("token.create");
  // Whoever is not among these has come since this page was opened.
  const [before] = useState(() => new Set(Object.keys(board.agents)));
  const workspaceId = board.workspace.id;
  const invite = useMutation(useTRPC().members.createInvite.mutationOptions());
  const ask = () => invite.mutate({ workspaceId, kind: "agent" });
  return (
    <div className="mx-auto w-full max-w-[1280px] px-4 py-4 sm:px-6 sm:py-6">
      <p className="text-ink-faint text-sm">
        <Link href={`/w/${workspaceId}/agents`} className="-my-2 py-2 hover:text-ink">
          Agents
        </Link>
      </p>
      <h1 className="mt-1 text-xl">Join an agent</h1>
      <p className="mt-1 max-w-[72ch] text-ink-soft">
        {mayInvite
          ? "It needs no address of its own: it fetches its work over HTTP."
          : "Your role may look at agents, but not invite one. Ask a member."}
      </p>
      {mayInvite && (
        <div className="mt-6 grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_340px]">
          <div className="min-w-0">
            <Tabs
              label="How many"
              tabs={[
                {
                  value: "one",
                  label: "One agent",
                  content: invite.data ? (
                    <FreshInvite invite={invite.data} onAgain={ask} busy={invite.isPending} />
                  ) : (
                    <div className="flex flex-col items-start gap-3">
                      <StepTitle number={1}>Make an invite</StepTitle>
                      <p className="text-ink-soft">
                        An invite is good for one agent and 15 minutes. You are its owner.
                      </p>
                      {invite.error && <ErrorNotice>{reasonOf(invite.error)}</ErrorNotice>}
                      <Button variant="primary" size="lg" busy={invite.isPending} onClick={ask}>
                        Make an invite
                      </Button>
                    </div>
                  ),
                },
                ...(mayToken
                  ? [{ value: "fleet", label: "A fleet", content: <FleetToken workspaceId={workspaceId} /> }]
                  : []),
              ]}
            />
          </div>
          <JoinLights before={before} />
        </div>
      )}
    </div>
  );
}

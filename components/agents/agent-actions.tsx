"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogBody, DialogFooter } from "#components/ui/dialog.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { AgentCard } from "#server/domain/card.ts";

/** Pause, resume, revoke; what takes work away asks once and says what it does. */
export function AgentActions({ agent, held }: { agent: AgentCard; held: number }) {
  const trpc = useTRPC();
  const failed = { onError: (error: unknown) => notify({ title: reasonOf(error), tone: "error" }) };
  const pause = useMutation(trpc.agents.pause.mutationOptions(failed));
  const resume = useMutation(trpc.agents.resume.mutationOptions(failed));
  const revoke = useMutation(trpc.agents.revoke.mutationOptions({ onSuccess: () => setAsking(false) }));
  const [asking, setAsking] = useState(false);
  const work = held === 0 ? "" : held === 1 ? "its task" : `its ${held} tasks`;
  if (agent.status === "revoked" || agent.status === "refused") return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {agent.status === "active" && (
        <Button busy={pause.isPending} onClick={() => pause.mutate({ agentId: agent.id })}>
          Pause: no new tasks
        </Button>
      )}
      {agent.status === "paused" && (
        <Button
          variant="primary"
          busy={resume.isPending}
          onClick={() => resume.mutate({ agentId: agent.id })}
        >
          Resume: take tasks again
        </Button>
      )}
      {agent.status !== "pending_approval" && (
        <Button variant="danger-quiet" onClick={() => setAsking(true)}>
          Revoke…
        </Button>
      )}
      <Dialog open={asking} onOpenChange={setAsking} title={`Revoke ${agent.name}?`}>
        <DialogBody>
          <ul className="list-disc pl-5 text-ink-soft">
            <li>Its key stops working at once, for good.</li>
            {work && <li>It loses {work}; another agent gets the work with what was done so far.</li>}
            <li>Its deliverables and its history stay. To come back it needs a new invite.</li>
          </ul>
          {revoke.error && <ErrorNotice>{reasonOf(revoke.error)}</ErrorNotice>}
        </DialogBody>
        <DialogFooter>
          <Button onClick={() => setAsking(false)}>Keep it</Button>
          <Button
            variant="danger"
            busy={revoke.isPending}
            onClick={() => revoke.mutate({ agentId: agent.id })}
          >
            Revoke the agent
          </Button>
        </DialogFooter>
      </Dialog>
    </div>
  );
}

"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useBoard } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogBody, DialogFooter } from "#components/ui/dialog.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { CandidateList } from "./candidate-list.tsx";
import type { TaskPage } from "./task-page.ts";

type GiveToDialogProps = { page: TaskPage; holder: string | null; open: boolean; onClose: () => void };

/** Hands a task to an agent by hand: all agents with their scores, the impossible ones with the reason. */
export function GiveToDialog({ page, holder, open, onClose }: GiveToDialogProps) {
  const { card } = page;
  const trpc = useTRPC();
  const candidates = useQuery({
    ...trpc.tasks.candidates.queryOptions({ taskId: card.id }),
    enabled: open,
    staleTime: 0,
  });
  const assign = useMutation(trpc.tasks.assign.mutationOptions({ onSuccess: onClose }));
  const allow = useMutation(trpc.tasks.allowAgent.mutationOptions({ onSuccess: () => candidates.refetch() }));
  const [chosen, setChosen] = useState<string | null>(null);
  const [filter, setFilter] = useState("");
  const { agents } = useBoard();
  const named = (candidates.data ?? []).map((candidate) => ({
    ...candidate,
    name: agents[candidate.agentId]?.name ?? candidate.agentId,
    possible: candidate.eligible || agents[candidate.agentId]?.status === "active",
  }));
  const picked = named.find(({ agentId }) => agentId === chosen);
  const error = candidates.error ?? assign.error ?? allow.error;
  const many = named.length > 8;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={holder ? "Give to someone else" : "Give this task to"}
      description={
        holder
          ? `${holder}’s attempt ends as replaced. What ${holder} has done so far is passed on.`
          : "It is offered to the agent at once, before any other."
      }
    >
      <DialogBody>
        {many && (
          <Field label="Find an agent">
            <Input type="search" value={filter} onChange={(event) => setFilter(event.target.value)} />
          </Field>
        )}
        {candidates.isPending ? (
          <Skeleton className="h-48" />
        ) : (
          <CandidateList
            candidates={named.filter(
              (candidate) =>
                candidate.agentId !== card.agentId &&
                candidate.name.toLowerCase().includes(filter.trim().toLowerCase()),
            )}
            excludedIds={page.excluded.map(({ agentId }) => agentId)}
            chosen={chosen}
            onChoose={setChosen}
            onAllow={(agentId) => allow.mutate({ taskId: card.id, agentId })}
          />
        )}
        {error && <ErrorNotice>{reasonOf(error)}</ErrorNotice>}
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>Leave as it is</Button>
        <Button
          variant="primary"
          className="min-w-0 max-w-full shrink"
          disabled={!picked}
          busy={assign.isPending}
          onClick={() => chosen && assign.mutate({ taskId: card.id, agentId: chosen })}
        >
          <span className="truncate">
            {picked ? `Give to ${picked.name}${picked.eligible ? "" : " anyway"}` : "Choose an agent"}
          </span>
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

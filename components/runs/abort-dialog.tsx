"use client";
import { useMutation } from "@tanstack/react-query";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import type { RunCard } from "#server/domain/card.ts";
import { WordsDialog } from "./words-dialog.tsx";

/** Asks once before a run is aborted, and says what that does. */
export function AbortDialog({ run, open, onClose }: { run: RunCard; open: boolean; onClose: () => void }) {
  const abort = useMutation(useTRPC().runs.abort.mutationOptions({ onSuccess: onClose }));
  const left = run.counts.total - run.counts.completed - run.counts.canceled;
  return (
    <WordsDialog
      key={open ? "open" : "closed"}
      open={open}
      onClose={onClose}
      title={`Abort “${run.title}”?`}
      explain={
        <ul className="list-disc pl-5">
          {left > 0 && (
            <li>
              {left === 1 ? "One open task is" : `${left} open tasks are`} canceled; agents are told to stop.
            </li>
          )}
          <li>What is done stays, with its deliverables and its history. An aborted run does not go on.</li>
        </ul>
      }
      label="Reason"
      button="Abort the run"
      danger
      busy={abort.isPending}
      error={abort.error ? reasonOf(abort.error) : null}
      onSay={(reason) => abort.mutate({ runId: run.id, reason })}
    />
  );
}

"use client";
import { useMutation } from "@tanstack/react-query";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import type { RunCard } from "#server/domain/card.ts";
import { WordsDialog } from "./words-dialog.tsx";

/** Pauses a run, with a reason for those who come after. */
export function PauseDialog({ run, open, onClose }: { run: RunCard; open: boolean; onClose: () => void }) {
  const pause = useMutation(useTRPC().runs.pause.mutationOptions({ onSuccess: onClose }));
  return (
    <WordsDialog
      key={open ? "open" : "closed"}
      open={open}
      onClose={onClose}
      title={`Pause “${run.title}”?`}
      explain="Nothing new is given out, agents are told to pause, and its clocks stand still until someone says go on."
      label="Reason"
      button="Pause the run"
      busy={pause.isPending}
      error={pause.error ? reasonOf(pause.error) : null}
      onSay={(reason) => pause.mutate({ runId: run.id, reason })}
    />
  );
}

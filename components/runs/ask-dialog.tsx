"use client";
import { useMutation } from "@tanstack/react-query";
import { reasonOf, useTRPCClient } from "#components/live/trpc.ts";
import type { RunCard } from "#server/domain/card.ts";
import { WordsDialog } from "./words-dialog.tsx";

type Props = {
  run: RunCard;
  open: boolean;
  onClose: () => void;
  /** Keeps what was changed by hand, so that the coordinator goes on from it; null when nothing was. */
  save?: (() => Promise<void>) | null;
};

/** Asks the coordinator for a plan, or for a change of one, in words. */
export function AskDialog({ run, open, onClose, save = null }: Props) {
  const client = useTRPCClient();
  const ask = useMutation({
    mutationFn: async (words: string) => {
      await save?.();
      await client.runs.ask.mutate({ runId: run.id, words });
    },
    onSuccess: onClose,
  });
  const amends = run.planVersion > 0 || run.draftVersion !== null;
  return (
    <WordsDialog
      key={open ? "open" : "closed"}
      open={open}
      onClose={onClose}
      title={amends ? "Ask for changes" : "Ask for a plan"}
      explain={
        amends
          ? `${save ? "Your changes are saved, and the" : "The"} coordinator writes a new version of the plan; nothing changes before your yes.`
          : "The coordinator writes a plan for this goal."
      }
      label={amends ? "What should change" : "What it should mind"}
      placeholder="Check the prices twice, and leave the Swiss shops out"
      needed={amends}
      button={amends ? "Ask for changes" : "Ask for a plan"}
      busy={ask.isPending}
      error={ask.error ? reasonOf(ask.error) : null}
      onSay={(words) => ask.mutate(words)}
    />
  );
}

"use client";
import { useMutation } from "@tanstack/react-query";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import type { RunCard } from "#server/domain/card.ts";
import { WordsDialog } from "./words-dialog.tsx";

/** Asks the coordinator for a plan, or for a change of one, in words. */
export function AskDialog({ run, open, onClose }: { run: RunCard; open: boolean; onClose: () => void }) {
  const ask = useMutation(useTRPC().runs.ask.mutationOptions({ onSuccess: onClose }));
  const amends = run.planVersion > 0 || run.draftVersion !== null;
  return (
    <WordsDialog
      key={open ? "open" : "closed"}
      open={open}
      onClose={onClose}
      title={amends ? "Ask for changes" : "Ask for a plan"}
      explain={
        amends
          ? "The coordinator writes a new version; nothing changes before your yes."
          : "The coordinator writes a plan for this goal."
      }
      label={amends ? "What should change" : "What it should mind"}
      placeholder="Check the prices twice, and leave the Swiss shops out"
      needed={amends}
      button={amends ? "Ask for changes" : "Ask for a plan"}
      busy={ask.isPending}
      error={ask.error ? reasonOf(ask.error) : null}
      onSay={(words) => ask.mutate({ runId: run.id, words })}
    />
  );
}

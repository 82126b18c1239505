"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import type { RunCard } from "#server/domain/card.ts";
import { WordsDialog } from "./words-dialog.tsx";

/** Sends a result back: to be put together anew, or with a wish for more work. */
export function SendBackDialog({ run, open, onClose }: { run: RunCard; open: boolean; onClose: () => void }) {
  const [replan, setReplan] = useState(true);
  const review = useMutation(useTRPC().runs.review.mutationOptions({ onSuccess: onClose }));
  return (
    <WordsDialog
      key={open ? "open" : "closed"}
      open={open}
      onClose={onClose}
      title="Send the result back"
      explain={
        <label className="flex items-start gap-2 touch:min-h-11">
          <input
            type="checkbox"
            className="mt-0.5 size-4 accent-accent"
            checked={replan}
            onChange={(event) => setReplan(event.currentTarget.checked)}
          />
          <span>
            More work is needed: the coordinator amends the plan. Else only the report is written anew.
          </span>
        </label>
      }
      label="What is missing or wrong"
      needed
      button="Send it back"
      busy={review.isPending}
      error={review.error ? reasonOf(review.error) : null}
      onSay={(comment) => review.mutate({ runId: run.id, accepted: false, comment, replan })}
    />
  );
}

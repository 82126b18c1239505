"use client";
import { useMutation } from "@tanstack/react-query";
import { CirclePause, CircleX } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useBoard, useMay } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { RunCard } from "#server/domain/card.ts";
import type { Hold } from "#server/domain/run.ts";
import { BudgetDialog } from "./budget-dialog.tsx";

const heads: Record<Hold["reason"], string> = {
  person: "Paused",
  budget: "Paused by the budget",
  checkpoint: "Paused at a checkpoint",
  deadline: "Paused by the deadline",
  stuck: "Paused: it got stuck",
  abort_condition: "Paused by an abort condition",
  nobody: "Paused: nobody can do the rest",
};

/** A run that stands still says who or what stopped it, why, since when, and has the one button that gets it going. */
export function RunHold({ run }: { run: RunCard }) {
  const { hold, failure } = run;
  if (hold) return <Held run={run} hold={hold} />;
  if (run.status === "failed" && failure) return <Failed run={run} message={failure.message} />;
  return null;
}

function Held({ run, hold }: { run: RunCard; hold: Hold }) {
  const { workspace, members, agents } = useBoard();
  const may = useMay("run.control");
  const [editing, setEditing] = useState(false);
  const resume = useMutation(
    useTRPC().runs.resume.mutationOptions({
      onError: (error) => notify({ title: "Still paused", description: reasonOf(error), tone: "error" }),
    }),
  );
  const by = members[hold.by]?.name ?? agents[hold.by]?.name ?? hold.by;
  const goOn = (
    <Button variant="primary" busy={resume.isPending} onClick={() => resume.mutate({ runId: run.id })}>
      Go on
    </Button>
  );
  const raise = (words: string) => (
    <Button variant="primary" onClick={() => setEditing(true)}>
      {words}
    </Button>
  );
  const buttons: Record<Hold["reason"], ReactNode> = {
    person: goOn,
    checkpoint: goOn,
    stuck: goOn,
    abort_condition: goOn,
    budget: raise("Raise the budget"),
    deadline: raise("Give it a later deadline"),
    nobody: (
      <LinkButton variant="primary" href={`/w/${workspace.id}/agents/join`}>
        Join an agent
      </LinkButton>
    ),
  };
  return (
    <Band icon={<CirclePause className="size-5 shrink-0 text-attention" aria-hidden />}>
      <p className="min-w-0 flex-1 basis-64 [overflow-wrap:anywhere]">
        <b>{heads[hold.reason]}</b>
        {hold.reason === "person" && ` by ${by}`}
        {hold.words && `: ${hold.words}`} <RelativeTime at={hold.at} className="text-ink-soft" />
      </p>
      {may && <div className="flex flex-wrap gap-2">{buttons[hold.reason]}</div>}
      <BudgetDialog run={run} open={editing} onClose={() => setEditing(false)} resume />
    </Band>
  );
}

function Failed({ run, message }: { run: RunCard; message: string }) {
  const may = useMay("run.control");
  const retry = useMutation(
    useTRPC().runs.retry.mutationOptions({
      onError: (error) => notify({ title: "Still failed", description: reasonOf(error), tone: "error" }),
    }),
  );
  return (
    <Band icon={<CircleX className="size-5 shrink-0 text-failed" aria-hidden />}>
      <p className="min-w-0 flex-1 basis-64 [overflow-wrap:anywhere]">
        <b>Failed</b>: {message} {run.endedAt && <RelativeTime at={run.endedAt} className="text-ink-soft" />}
      </p>
      {may && (
        <Button variant="primary" busy={retry.isPending} onClick={() => retry.mutate({ runId: run.id })}>
          Try again
        </Button>
      )}
    </Band>
  );
}

function Band({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <section
      aria-label="Why it stands still"
      className="flex flex-wrap items-center gap-3 rounded-lg bg-attention-wash px-4 py-3"
    >
      {icon}
      {children}
    </section>
  );
}

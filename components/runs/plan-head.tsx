"use client";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useBoard, useMay } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC, useTRPCClient } from "#components/live/trpc.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { RunCard } from "#server/domain/card.ts";
import type { PlanProblem } from "#server/domain/check-plan.ts";
import { PlanMenu } from "./plan-menu.tsx";
import { runHref } from "./run-href.ts";
import { RunMark } from "./run-mark.tsx";
import type { RunPage } from "./run-page.ts";
import type { PlanEditing } from "./use-plan-edit.ts";

type Props = {
  page: RunPage;
  card: RunCard;
  editing: PlanEditing;
  problems: readonly PlanProblem[];
  refetch: () => Promise<unknown>;
  back: string;
};

/** What the plan is for, which version this is, and the buttons that put it into force, ask for another, or keep it. */
export function PlanHead({ page, card, editing, problems, refetch, back }: Props) {
  const { workspace } = useBoard();
  const mayEdit = useMay("run.control");
  const router = useRouter();
  const client = useTRPCClient();
  const { edit, touched, conflict, drop } = editing;
  const { draft } = page;
  const amends = card.planVersion > 0;
  const failed = (title: string) => (error: unknown) =>
    notify({ title, description: reasonOf(error), tone: "error" });
  /** Keeps the changes as the run's next version; what it was is shown until the new one has been read. */
  async function save(): Promise<void> {
    if (!touched) return;
    await client.runs.savePlan.mutate({ runId: card.id, baseVersion: edit.base, plan: edit.plan });
    await refetch();
    drop();
  }
  const saving = useMutation({ mutationFn: save, onError: failed("The plan is not saved") });
  const approving = useMutation({
    mutationFn: async () => {
      await save();
      await client.runs.approve.mutate({ runId: card.id });
      await refetch();
    },
    onSuccess: () => router.push(runHref(workspace.id, card.id)),
    onError: failed("The plan is not approved"),
  });
  const retry = useMutation(
    useTRPC().runs.retry.mutationOptions({ onError: failed("It was not tried again") }),
  );
  const broken = edit.lines.length > 0;
  const busy = saving.isPending || approving.isPending;
  const waits = draft !== null || touched;
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 max-w-[72ch] flex-1 basis-80">
        <p className="text-ink-faint text-sm">
          <Link href={back} className="-my-2 py-2 hover:text-ink">
            {amends ? card.title : "Runs"}
          </Link>
        </p>
        <h1 className="mt-1 text-balance text-xl [overflow-wrap:anywhere]">
          {amends ? `The plan of “${card.title}”` : card.title}
        </h1>
        <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft text-sm">
          {!amends && <RunMark status={card.status} className="font-strong text-base text-ink" />}
          <span>
            {draft ? (
              <>
                Version {draft.version} by {draft.by}, <RelativeTime at={draft.at} />
              </>
            ) : (
              `Version ${card.planVersion}, in force`
            )}
          </span>
          <span>
            {edit.plan.tasks.length} {edit.plan.tasks.length === 1 ? "task" : "tasks"}
          </span>
          {touched && <Badge tone="attention">not saved</Badge>}
        </div>
        {!mayEdit && (
          <p className="mt-2 text-ink-soft">Your role may look at the plan; members change and approve it.</p>
        )}
        {draft?.words && <p className="mt-2 whitespace-pre-line [overflow-wrap:anywhere]">{draft.words}</p>}
      </div>
      {mayEdit && (
        <div className="flex flex-wrap items-center gap-2">
          {touched && (
            <Button busy={busy} disabled={broken || conflict} onClick={() => saving.mutate()}>
              Save
            </Button>
          )}
          {waits && (
            <Button
              variant="primary"
              busy={busy}
              disabled={broken || conflict || problems.length > 0}
              title={problems.length > 0 ? "Mend what is listed first." : undefined}
              onClick={() => approving.mutate()}
            >
              {amends ? "Approve the change" : "Approve and start"}
            </Button>
          )}
          {!waits && card.status === "failed" && (
            <Button variant="primary" busy={retry.isPending} onClick={() => retry.mutate({ runId: card.id })}>
              Try again
            </Button>
          )}
          <PlanMenu page={page} card={card} editing={editing} save={save} />
        </div>
      )}
    </header>
  );
}

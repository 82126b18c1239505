"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { reasonOf, useTRPC, useTRPCClient } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogBody, DialogFooter } from "#components/ui/dialog.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { RunCard } from "#server/domain/card.ts";
import { BudgetFields } from "./budget-fields.tsx";
import { DeadlineField } from "./deadline-field.tsx";
import { limitsOf } from "./spend-words.ts";

type Props = {
  run: RunCard;
  open: boolean;
  onClose: () => void;
  /** Lets the run go on at once with the new limits. */
  resume?: boolean;
};

/** The limits of a run and its deadline, with what is used of them already. */
export function BudgetDialog({ run, open, onClose, resume = false }: Props) {
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title="Budget and deadline"
      description={
        limitsOf(run.spend, run.budget)
          .map(({ words }) => words)
          .join(" · ") || "No limit is set yet."
      }
      className="sm:max-w-xl"
    >
      {open && <BudgetForm run={run} onClose={onClose} resume={resume} />}
    </Dialog>
  );
}

function BudgetForm({ run, onClose, resume }: Required<Omit<Props, "open">>) {
  const client = useTRPCClient();
  const [budget, setBudget] = useState(run.budget);
  const [deadline, setDeadline] = useState(run.deadlineAt ? new Date(run.deadlineAt) : null);
  const edit = useMutation(
    useTRPC().runs.edit.mutationOptions({
      onSuccess: async () => {
        if (resume) await client.runs.resume.mutate({ runId: run.id });
        onClose();
      },
      onError: (error) => notify({ title: "Not changed", description: reasonOf(error), tone: "error" }),
    }),
  );
  return (
    <>
      <DialogBody>
        <BudgetFields budget={budget} onChange={setBudget} />
        <DeadlineField value={deadline} onChange={setDeadline} />
        {edit.error && <ErrorNotice>{reasonOf(edit.error)}</ErrorNotice>}
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>Back</Button>
        <Button
          variant="primary"
          busy={edit.isPending}
          onClick={() => edit.mutate({ runId: run.id, budget, deadline_at: deadline })}
        >
          {resume ? "Save and go on" : "Save"}
        </Button>
      </DialogFooter>
    </>
  );
}

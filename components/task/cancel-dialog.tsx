"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogBody, DialogFooter } from "#components/ui/dialog.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { TaskPage } from "./task-page.ts";

type CancelDialogProps = { page: TaskPage; holder: string | null; open: boolean; onClose: () => void };

/** Asks once before a task is called off, and says what that does. */
export function CancelDialog({ page, holder, open, onClose }: CancelDialogProps) {
  const trpc = useTRPC();
  const cancel = useMutation(trpc.tasks.cancel.mutationOptions({ onSuccess: onClose }));
  const [reason, setReason] = useState("");
  const blocked = page.dependents.length;
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()} title={`Cancel “${page.card.title}”?`}>
      <DialogBody>
        <ul className="list-disc pl-5 text-ink-soft">
          {holder && <li>{holder} is told to stop.</li>}
          {blocked > 0 && (
            <li>{blocked === 1 ? "One task that needs" : `${blocked} tasks that need`} it cannot start.</li>
          )}
          <li>Deliverables and history stay. A canceled task cannot be taken up again.</li>
        </ul>
        <Field label="Reason (optional)" name="reason">
          <Input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} />
        </Field>
        {cancel.error && <ErrorNotice>{reasonOf(cancel.error)}</ErrorNotice>}
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>Keep the task</Button>
        <Button
          variant="danger"
          busy={cancel.isPending}
          onClick={() =>
            cancel.mutate({ taskId: page.card.id, ...(reason.trim() ? { reason: reason.trim() } : {}) })
          }
        >
          Cancel the task
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

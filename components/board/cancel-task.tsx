"use client";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogBody, DialogFooter } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { Card } from "#server/domain/card.ts";
import { useCardMoves } from "./use-card-moves.ts";

/** Canceling cannot be undone, so it asks; the reason is told to the agent that holds the task. */
export function CancelTask({
  card,
  open,
  onOpenChange,
}: {
  card: Card;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const moves = useCardMoves();
  const [reason, setReason] = useState("");
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Cancel this task?"
      description={`“${card.title}” ends here for good. Its artifacts are kept.`}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          moves.cancel(card, reason.trim());
          onOpenChange(false);
        }}
      >
        <DialogBody>
          <Field
            label="Why"
            description={card.agentId ? "The agent that holds it is told." : "Kept in the history."}
          >
            <Input
              autoFocus
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              maxLength={400}
            />
          </Field>
        </DialogBody>
        <DialogFooter>
          <Button variant="quiet" onClick={() => onOpenChange(false)}>
            Keep it
          </Button>
          <Button variant="danger" type="submit">
            Cancel the task
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

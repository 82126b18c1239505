"use client";
import { useMutation } from "@tanstack/react-query";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogBody, DialogFooter } from "#components/ui/dialog.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";

/** Asks once before a person is removed, and says what that does. */
export function RemoveDialog({
  member,
  onClose,
}: {
  member: { id: string; name: string } | null;
  onClose: () => void;
}) {
  const remove = useMutation(useTRPC().members.remove.mutationOptions({ onSuccess: onClose }));
  return (
    <Dialog
      open={member !== null}
      onOpenChange={(next) => !next && onClose()}
      title={`Remove ${member?.name ?? ""}?`}
    >
      <DialogBody>
        <p className="text-ink-soft">
          They can no longer open this workspace. What they wrote and decided stays. A new invite lets them
          back in.
        </p>
        {remove.error && <ErrorNotice>{reasonOf(remove.error)}</ErrorNotice>}
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>Keep them</Button>
        <Button
          variant="danger"
          busy={remove.isPending}
          onClick={() => member && remove.mutate({ memberId: member.id })}
        >
          Remove from the workspace
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

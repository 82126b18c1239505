"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useMay } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogBody, DialogFooter } from "#components/ui/dialog.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";

type Props = { playbook: { id: string; title: string }; onRemoved: () => void };

/** Takes a saved playbook out of the list, after asking once. */
export function RemovePlaybook({ playbook, onRemoved }: Props) {
  const may = useMay("playbook.edit");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const remove = useMutation(
    trpc.playbooks.remove.mutationOptions({
      onSuccess: () => {
        setAsked(false);
        onRemoved();
        void queries.invalidateQueries({ queryKey: trpc.playbooks.list.queryKey() });
      },
    }),
  );
  if (!may) return null;
  return (
    <>
      <Button size="sm" variant="danger-quiet" className="self-start" onClick={() => setAsked(true)}>
        <Trash2 aria-hidden />
        Remove this playbook…
      </Button>
      <Dialog
        open={asked}
        onOpenChange={(next) => !next && setAsked(false)}
        title={`Remove “${playbook.title}”?`}
      >
        <DialogBody>
          <p className="text-ink-soft">
            It can no longer be chosen. Runs that began with it go on as they are.
          </p>
          {remove.error && <ErrorNotice>{reasonOf(remove.error)}</ErrorNotice>}
        </DialogBody>
        <DialogFooter>
          <Button onClick={() => setAsked(false)}>Keep it</Button>
          <Button
            variant="danger"
            busy={remove.isPending}
            onClick={() => remove.mutate({ playbookId: playbook.id })}
          >
            Remove the playbook
          </Button>
        </DialogFooter>
      </Dialog>
    </>
  );
}

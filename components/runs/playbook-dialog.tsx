"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useBoard } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogBody, DialogFooter } from "#components/ui/dialog.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { RunCard } from "#server/domain/card.ts";
import { blanksShown } from "./blanks-shown.ts";

type Blank = { id: number; name: string; value: string };

/** Keeps a run's plan for other goals; words in it become blanks to fill the next time. */
export function PlaybookDialog({ run, open, onClose }: { run: RunCard; open: boolean; onClose: () => void }) {
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title="Save as a playbook"
      description="The plan can then be chosen for other goals."
    >
      {open && <PlaybookForm run={run} onClose={onClose} />}
    </Dialog>
  );
}

function PlaybookForm({ run, onClose }: { run: RunCard; onClose: () => void }) {
  const { workspace } = useBoard();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [blanks, setBlanks] = useState<Blank[]>([]);
  const save = useMutation(
    trpc.playbooks.save.mutationOptions({
      onSuccess: ({ title }) => {
        notify({ title: `The playbook “${blanksShown(title)}” is saved` });
        void queries.invalidateQueries({ queryKey: trpc.playbooks.list.queryKey() });
        onClose();
      },
    }),
  );
  const change = (id: number, part: Partial<Blank>): void =>
    setBlanks(blanks.map((blank) => (blank.id === id ? { ...blank, ...part } : blank)));
  const used = blanks.filter(({ name, value }) => name.trim() && value.trim());
  return (
    <>
      <DialogBody>
        <p className="text-ink-soft">
          Name the words of this plan that will be others the next time, such as a file or a city.
        </p>
        {blanks.map(({ id, name, value }) => (
          <div key={id} className="flex items-end gap-2">
            <Field label="These words" className="flex-1">
              <Input value={value} onChange={(event) => change(id, { value: event.currentTarget.value })} />
            </Field>
            <Field label="are called" className="w-36">
              <Input
                value={name}
                placeholder="city"
                onChange={(event) =>
                  change(id, { name: event.currentTarget.value.replace(/[^\p{L}\p{N}_]+/gu, "_") })
                }
              />
            </Field>
            <IconButton
              label="Remove this blank"
              onClick={() => setBlanks(blanks.filter((blank) => blank.id !== id))}
            >
              <X aria-hidden />
            </IconButton>
          </div>
        ))}
        <Button
          size="sm"
          className="self-start"
          onClick={() =>
            setBlanks([
              ...blanks,
              { id: Math.max(0, ...blanks.map(({ id }) => id)) + 1, name: "", value: "" },
            ])
          }
        >
          <Plus aria-hidden />
          Add a blank
        </Button>
        {save.error && <ErrorNotice>{reasonOf(save.error)}</ErrorNotice>}
      </DialogBody>
      <DialogFooter>
        <Button onClick={onClose}>Back</Button>
        <Button
          variant="primary"
          busy={save.isPending}
          onClick={() =>
            save.mutate({
              workspaceId: workspace.id,
              fromRunId: run.id,
              parameters: Object.fromEntries(used.map(({ name, value }) => [name.trim(), value.trim()])),
            })
          }
        >
          Save the playbook
        </Button>
      </DialogFooter>
    </>
  );
}

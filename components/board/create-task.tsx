"use client";
import { useMutation } from "@tanstack/react-query";
import { memo, useState } from "react";
import { useWorkspace } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogBody, DialogFooter } from "#components/ui/dialog.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { notify } from "#components/ui/toast.tsx";
import { AttachmentsField } from "./attachments-field.tsx";
import { type DraftErrors, emptyDraft, readDraft } from "./task-draft.ts";
import { TaskFields } from "./task-fields.tsx";
import { useUploads } from "./use-uploads.ts";

/** Writes a task by hand. What was typed stays when the dialog is closed, and goes once the task exists. */
export const CreateTask = memo(function CreateTask({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const workspaceId = useWorkspace().id;
  const [draft, setDraft] = useState(emptyDraft);
  const [errors, setErrors] = useState<DraftErrors>({});
  const files = useUploads(workspaceId);
  const create = useMutation(
    useTRPC().tasks.create.mutationOptions({
      onSuccess: () => {
        notify({ title: `“${draft.title.trim()}” is on the board` });
        setDraft(emptyDraft);
        files.clear();
        onOpenChange(false);
      },
    }),
  );

  function submit(): void {
    const read = readDraft(draft, files.ids);
    if ("errors" in read) {
      setErrors(read.errors);
      return;
    }
    setErrors({});
    create.mutate({ workspaceId, task: read.task });
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Write a task" className="sm:max-w-2xl">
      <form
        noValidate
        className="flex min-h-0 flex-1 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) submit();
        }}
      >
        <DialogBody>
          {create.isError && <ErrorNotice>{reasonOf(create.error)}</ErrorNotice>}
          {errors.other && <ErrorNotice>{errors.other}</ErrorNotice>}
          <TaskFields
            draft={draft}
            errors={errors}
            onChange={(change) => setDraft({ ...draft, ...change })}
          />
          <AttachmentsField uploads={files.uploads} onAdd={files.add} onRemove={files.remove} />
        </DialogBody>
        <DialogFooter>
          <span className="mr-auto self-center text-ink-faint text-xs max-sm:hidden">
            Ctrl or ⌘ with Enter
          </span>
          <Button variant="quiet" onClick={() => onOpenChange(false)}>
            Close
          </Button>
          <Button type="submit" variant="primary" busy={create.isPending} disabled={files.sending}>
            {files.sending ? "Sending files…" : "Put it on the board"}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
});

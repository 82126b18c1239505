"use client";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { reviewOptions } from "#components/board/review-options.ts";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogBody, DialogFooter } from "#components/ui/dialog.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { splitLines, splitWords } from "./split-text.ts";
import type { TaskPage } from "./task-page.ts";

/** Changes what a task asks for. An agent at work is told of it. */
export function EditDialog({ page, open, onClose }: { page: TaskPage; open: boolean; onClose: () => void }) {
  const { card } = page;
  const trpc = useTRPC();
  const [review, setReview] = useState(card.review);
  const edit = useMutation(trpc.tasks.edit.mutationOptions({ onSuccess: onClose }));
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    edit.mutate({
      taskId: card.id,
      title: text("title").trim(),
      instructions: text("instructions"),
      acceptance: splitLines(text("acceptance")),
      skills: splitWords(text("skills")),
      tools: splitWords(text("tools")),
      ...(review === card.review ? {} : { review }),
    });
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title="Edit task"
      description={
        card.agentId ? "The agent at work is told what changed, and gets the new text at once." : undefined
      }
      className="sm:max-w-2xl"
    >
      <form onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
        <DialogBody>
          <Field label="Title" name="title">
            <Input defaultValue={card.title} required maxLength={200} />
          </Field>
          <Field label="Instructions" name="instructions" description="Markdown.">
            <Textarea
              name="instructions"
              defaultValue={page.instructions}
              maxLength={50_000}
              className="min-h-32"
            />
          </Field>
          <Field label="Acceptance criteria" name="acceptance" description="One a line.">
            <Textarea name="acceptance" defaultValue={page.acceptance.join("\n")} />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Skills" name="skills" description="Ids, with commas between them.">
              <Input defaultValue={card.skills.join(", ")} />
            </Field>
            <Field label="Tools" name="tools" description="Ids, with commas between them.">
              <Input defaultValue={card.tools.join(", ")} />
            </Field>
            <Field label="Review" description="Who judges what is handed in.">
              <Select options={reviewOptions} value={review} onChange={setReview} />
            </Field>
          </div>
          {edit.error && <ErrorNotice>{reasonOf(edit.error)}</ErrorNotice>}
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose}>Discard changes</Button>
          <Button type="submit" variant="primary" busy={edit.isPending}>
            Save changes
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

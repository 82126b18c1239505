"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { AttachmentsField } from "#components/board/attachments-field.tsx";
import { useUploads } from "#components/board/use-uploads.ts";
import { useBoard, useMay } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { BudgetFields } from "./budget-fields.tsx";
import { ChoiceCards } from "./choice-cards.tsx";
import { DeadlineField } from "./deadline-field.tsx";
import { emptyGoal, type GoalErrors, goalErrors } from "./goal-draft.ts";
import { PlaybookFields } from "./playbook-fields.tsx";
import { runHref } from "./run-href.ts";
import { TextPlanField } from "./text-plan-field.tsx";

/** The form for a goal. What it makes waits as a plan for a yes, or begins at once where that is allowed and wanted. */
export function WriteGoal() {
  const { workspace } = useBoard();
  const mayCreate = useMay("run.create");
  const router = useRouter();
  const trpc = useTRPC();
  const [draft, setDraft] = useState(emptyGoal);
  const [errors, setErrors] = useState<GoalErrors>({});
  const files = useUploads(workspace.id);
  const playbooks = useQuery(trpc.playbooks.list.queryOptions({ workspaceId: workspace.id }));
  const create = useMutation(
    trpc.runs.create.mutationOptions({ onSuccess: ({ id }) => router.push(runHref(workspace.id, id)) }),
  );
  const playbook = playbooks.data?.find(({ id }) => id === draft.playbookId);
  const change = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const { mode, words } = workspace.coordinator;

  function submit(): void {
    const found = goalErrors(draft, playbook?.parameters ?? []);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    const { budget } = draft;
    const limited = budget.usd !== null || budget.tokens !== null || budget.attempts !== null;
    create.mutate({
      workspaceId: workspace.id,
      goal: draft.goal,
      files: files.ids.map((upload_id) => ({ upload_id })),
      ...(draft.source === "text" ? { plan: draft.text } : {}),
      ...(draft.source === "playbook" && playbook
        ? { playbook: { id: playbook.id, parameters: draft.parameters } }
        : {}),
      ...(limited ? { budget } : {}),
      ...(draft.deadline ? { deadline_at: draft.deadline } : {}),
      ...(draft.ask ? { approval: "ask" as const } : {}),
    });
  }

  if (!mayCreate) return <EmptyState title="Your role may look at runs, but not begin one." />;
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        label="Goal"
        description={
          draft.source === "coordinator"
            ? "What should be there at the end, and how you will tell that it is good."
            : "Leave it empty to take the plan’s own goal."
        }
        error={errors.goal}
      >
        <Textarea
          autoFocus
          value={draft.goal}
          maxLength={4000}
          className="min-h-24 text-lg"
          placeholder="A two-page brief on the European e-bike market with prices of the ten best-sold models"
          onChange={(event) => change({ goal: event.currentTarget.value })}
        />
      </Field>
      <AttachmentsField uploads={files.uploads} onAdd={files.add} onRemove={files.remove} />
      <ChoiceCards
        legend="The plan comes from"
        name="source"
        value={draft.source}
        onChange={(source) => change({ source })}
        choices={[
          {
            value: "coordinator",
            label: "The coordinator",
            note:
              mode === "model"
                ? "It writes a plan; you look at it first."
                : `No model plans now (${words}): the built-in playbook for a data file, else one task.`,
          },
          {
            value: "playbook",
            label: "A playbook",
            note: "A plan that was used before, with a few blanks to fill.",
          },
          { value: "text", label: "My own text", note: "A plan in Markdown, pasted or from a file." },
        ]}
      />
      {draft.source === "playbook" && (
        <PlaybookFields
          playbooks={playbooks.data ?? null}
          failed={playbooks.error ? reasonOf(playbooks.error) : null}
          draft={draft}
          errors={errors}
          onChange={change}
        />
      )}
      {draft.source === "text" && (
        <TextPlanField text={draft.text} error={errors.text} onChange={(text) => change({ text })} />
      )}
      <BudgetFields budget={draft.budget} onChange={(budget) => change({ budget })} />
      <div className="max-w-64">
        <DeadlineField value={draft.deadline} onChange={(deadline) => change({ deadline })} />
      </div>
      <label className="flex items-start gap-2 touch:min-h-11">
        <input
          type="checkbox"
          className="mt-0.5 size-4 accent-accent"
          checked={!draft.ask}
          onChange={(event) => change({ ask: !event.currentTarget.checked })}
        />
        <span>
          Start at once
          <span className="block text-ink-soft text-sm">
            Where this workspace’s policy allows it; else the plan waits for a yes.
          </span>
        </span>
      </label>
      {create.error && <ErrorNotice>{reasonOf(create.error)}</ErrorNotice>}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        className="self-start"
        busy={create.isPending}
        disabled={files.sending}
      >
        {files.sending
          ? "Sending files…"
          : draft.source === "coordinator"
            ? "Make a plan"
            : "Show me the plan"}
      </Button>
    </form>
  );
}

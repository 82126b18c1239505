"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "#components/live/trpc.ts";
import { notify } from "#components/ui/toast.tsx";
import type { ShownDecision } from "./decision-page.ts";
import type { OverruleChoice } from "./overrule-choices.ts";

type Wanted = { choice: OverruleChoice; words: string; agentId: string | null; agentName: string | null };

/** Overrules a decision: does what was chosen instead by the verb for it, and only then puts it on record, so that the record never tells of what was refused. */
export function useOverrule(decision: ShownDecision) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();

  async function act({ choice, words, agentId }: Wanted): Promise<void> {
    const { task, run, made } = decision;
    const taskId = task?.id ?? made?.id ?? "";
    const runId = made?.id ?? run?.id ?? "";
    const { action } = choice;
    if (action === "give" && agentId) await client.tasks.assign.mutate({ taskId, agentId });
    if (action === "correct") await client.tasks.correct.mutate({ taskId, words });
    if (action === "accepted" || action === "changes_requested" || action === "rejected")
      await client.tasks.review.mutate({ taskId, verdict: action, comment: words });
    if (action === "retry") await client.tasks.retry.mutate({ taskId });
    if (action === "cancel") await client.tasks.cancel.mutate({ taskId, reason: words.slice(0, 500) });
    if (action === "ask_plan") await client.runs.ask.mutate({ runId, words });
    if (action === "send_back") await client.runs.review.mutate({ runId, accepted: false, comment: words });
    if (action === "abort") await client.runs.abort.mutate({ runId, reason: words });
  }
  return useMutation({
    mutationFn: async (wanted: Wanted) => {
      await act(wanted);
      const { choice, words, agentName } = wanted;
      await client.decisions.overrule.mutate({
        decisionId: decision.id,
        choice: choice.action === "give" && agentName ? `Give to ${agentName}` : choice.label,
        words,
      });
    },
    onSuccess: (_answer, { choice }) => {
      notify({ title: choice.action === "note" ? "Noted" : "Overruled", description: choice.does });
      return queries.invalidateQueries({ queryKey: trpc.decisions.pathKey() });
    },
  });
}

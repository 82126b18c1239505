"use client";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

type QuestionBoxProps = { taskId: string; question: string; asker: string; mayAnswer: boolean };

/** An agent's question with the box to answer it; the answer goes to the agent, and its clocks run on. */
export function QuestionBox({ taskId, question, asker, mayAnswer }: QuestionBoxProps) {
  const trpc = useTRPC();
  const answer = useMutation(trpc.tasks.answer.mutationOptions());
  const [text, setText] = useState("");
  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim()) answer.mutate({ taskId, answer: text.trim() }, { onSuccess: () => setText("") });
  }
  return (
    <section
      id="question"
      aria-label={`Question from ${asker}`}
      className="rounded-lg border border-attention bg-attention-wash p-4"
    >
      <h2 className="text-attention text-sm">{asker} asks</h2>
      <Markdown text={question} className="mt-1 text-lg" />
      {mayAnswer ? (
        <form onSubmit={submit} className="mt-3 flex flex-col gap-3">
          <Field label="Your answer" name="answer">
            <Textarea
              value={text}
              onChange={(event) => setText(event.target.value)}
              required
              maxLength={20_000}
            />
          </Field>
          {answer.error && <ErrorNotice>{reasonOf(answer.error)}</ErrorNotice>}
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" variant="primary" busy={answer.isPending} disabled={!text.trim()}>
              Send answer
            </Button>
            <span className="text-ink-soft text-sm">{asker} goes on with it at once.</span>
          </div>
        </form>
      ) : (
        <p className="mt-2 text-ink-soft">Your role may read here, not answer.</p>
      )}
    </section>
  );
}

"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

type Choice = "accepted" | "changes_requested" | "rejected";
type ReviewBoxProps = { taskId: string; author: string; waitsForYou: boolean; byModel: boolean };

/** A person's verdict on submitted work. Changes and rejection need words, since the agent must act on them. */
export function ReviewBox({ taskId, author, waitsForYou, byModel }: ReviewBoxProps) {
  const trpc = useTRPC();
  const review = useMutation(trpc.tasks.review.mutationOptions());
  const [comment, setComment] = useState("");
  const [missing, setMissing] = useState(false);
  function give(verdict: Choice) {
    if (verdict !== "accepted" && !comment.trim()) return setMissing(true);
    setMissing(false);
    review.mutate({ taskId, verdict, comment: comment.trim() });
  }
  return (
    <section
      id="review"
      aria-label="Your verdict"
      className={`flex flex-col gap-3 rounded-lg border bg-raised p-4 ${waitsForYou ? "border-review" : "border-line"}`}
    >
      <div>
        <h2 className="text-lg">
          {waitsForYou
            ? "This waits for your verdict"
            : byModel
              ? "Judge it yourself, before the model"
              : "Decide before the check is done"}
        </h2>
        <p className="text-ink-soft text-sm">
          Accept completes the task. Changes go back to {author} in the same attempt. Reject gives the task to
          another agent.
        </p>
      </div>
      <Field
        label="Comment"
        name="comment"
        description="Needed for changes and for a rejection; the agent reads it."
        error={missing ? "Say what has to be different, so that the agent can act on it." : undefined}
      >
        <Textarea value={comment} onChange={(event) => setComment(event.target.value)} maxLength={5_000} />
      </Field>
      {review.error && <ErrorNotice>{reasonOf(review.error)}</ErrorNotice>}
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          className="basis-full sm:max-lg:basis-40"
          busy={review.isPending}
          onClick={() => give("accepted")}
        >
          Accept
        </Button>
        <Button busy={review.isPending} onClick={() => give("changes_requested")}>
          Request changes
        </Button>
        <Button variant="danger-quiet" busy={review.isPending} onClick={() => give("rejected")}>
          Reject
        </Button>
      </div>
    </section>
  );
}

"use client";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { isoTime } from "#components/ui/iso-time.ts";
import { Markdown } from "#components/ui/markdown.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { ShownMessage } from "./task-page.ts";

type ThreadProps = {
  threadId: string;
  messages: readonly ShownMessage[];
  mayPost: boolean;
  holder: string | null;
};

/** The conversation about one task, with a box to say something; the agent that holds the task hears it. */
export function TaskThread({ threadId, messages, mayPost, holder }: ThreadProps) {
  const trpc = useTRPC();
  const post = useMutation(trpc.threads.post.mutationOptions());
  const [body, setBody] = useState("");
  function send() {
    if (body.trim() && !post.isPending)
      post.mutate({ threadId, body: body.trim() }, { onSuccess: () => setBody("") });
  }
  return (
    <Section title="Thread" id="thread">
      {messages.length === 0 && <p className="text-ink-soft">Nothing has been said about this task yet.</p>}
      <ol className="flex flex-col gap-4">
        {messages.map((message) => (
          <li key={message.id} className="flex gap-3">
            <Avatar name={message.authorName} />
            <div className="min-w-0 flex-1">
              <p className="text-sm">
                <span className="font-strong">{message.authorName}</span>{" "}
                <RelativeTime at={isoTime(message.at)} className="text-ink-faint" />
              </p>
              <Markdown text={message.body} />
            </div>
          </li>
        ))}
      </ol>
      {mayPost && (
        <form
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            send();
          }}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) send();
          }}
          className="mt-4 flex flex-col gap-2"
        >
          <Field
            label="Message"
            name="message"
            description={holder ? `${holder} hears it with its next report.` : undefined}
          >
            <Textarea
              value={body}
              onChange={(event) => setBody(event.target.value)}
              maxLength={20_000}
              className="min-h-16"
            />
          </Field>
          {post.error && <ErrorNotice>{reasonOf(post.error)}</ErrorNotice>}
          <Button type="submit" busy={post.isPending} disabled={!body.trim()} className="self-start">
            Post message
          </Button>
        </form>
      )}
    </Section>
  );
}

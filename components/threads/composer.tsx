"use client";
import { useMutation } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useId, useState } from "react";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { useMedia } from "#components/ui/use-media.ts";
import { type Callable, mentionAt, putMention, whoIsMeant } from "./complete-mention.ts";
import { MentionList } from "./mention-list.tsx";
import { useCallables } from "./use-callables.ts";

type ComposerProps = { threadId: string; label: string; hint: ReactNode; onSent: () => void };

/** A box to say something: @ completes names, / skills, Enter sends (on a phone the button), Shift+Enter makes a new line. */
export function Composer({ threadId, label, hint, onSent }: ComposerProps) {
  const post = useMutation(useTRPC().threads.post.mutationOptions());
  const { callables } = useCallables();
  const listId = useId();
  const touch = useMedia("(pointer: coarse)");
  const [body, setBody] = useState("");
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [closed, setClosed] = useState(false);
  const at = closed ? null : mentionAt(body, caret);
  const found = at ? whoIsMeant(callables, at) : [];
  const open = at !== null && found.length > 0 && found[0]?.name !== at.typed;

  function send() {
    const text = body.trim();
    if (!text || post.isPending) return;
    post.mutate(
      { threadId, body: text },
      {
        onSuccess: () => {
          setBody("");
          onSent();
        },
      },
    );
  }
  function choose({ name }: Callable, field: HTMLTextAreaElement | null) {
    if (!at) return;
    const put = putMention(body, caret, at, name);
    setBody(put.text);
    setCaret(put.caret);
    setClosed(true);
    // After the new text is in the field.
    if (field) requestAnimationFrame(() => field.setSelectionRange(put.caret, put.caret));
  }
  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    // While characters are being composed (Chinese, Japanese), Enter belongs to the input method.
    if (event.nativeEvent.isComposing) return;
    const chosen = found[active % found.length];
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : found.length - 1;
      setActive((active + step) % found.length);
    } else if (open && chosen && (event.key === "Enter" || event.key === "Tab")) {
      event.preventDefault();
      choose(chosen, event.currentTarget);
    } else if (open && event.key === "Escape") {
      event.stopPropagation();
      setClosed(true);
    } else if (event.key === "Enter" && !event.shiftKey && !event.altKey && !touch) {
      event.preventDefault();
      send();
    }
  }
  const follow = (event: SyntheticEvent<HTMLTextAreaElement>) => setCaret(event.currentTarget.selectionStart);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="relative flex flex-col gap-2"
    >
      {open && (
        <MentionList
          id={listId}
          found={found}
          active={active % found.length}
          onChoose={(one) => choose(one, document.querySelector(`[aria-controls="${listId}"]`))}
        />
      )}
      <Field label={label} name="message" description={hint}>
        <Textarea
          value={body}
          onChange={(event) => {
            setBody(event.target.value);
            setCaret(event.target.selectionStart);
            setClosed(false);
            setActive(0);
          }}
          onKeyDown={press}
          onSelect={follow}
          onBlur={() => setClosed(true)}
          maxLength={20_000}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={listId}
          aria-activedescendant={open ? `${listId}-${active % found.length}` : undefined}
          className="max-h-60 min-h-16"
        />
      </Field>
      {post.error && <ErrorNotice>{reasonOf(post.error)}</ErrorNotice>}
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" busy={post.isPending} disabled={!body.trim()}>
          Send
        </Button>
        <p className="text-ink-faint text-xs touch:hidden">Enter sends, Shift + Enter makes a new line.</p>
      </div>
    </form>
  );
}

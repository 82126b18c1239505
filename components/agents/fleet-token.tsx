"use client";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { CodeCopy } from "#components/ui/code-copy.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { isoTime } from "#components/ui/iso-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Select } from "#components/ui/select.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { nodeSnippet, pythonSnippet } from "./join-snippets.ts";

const spans = [
  { value: "3600", label: "1 hour" },
  { value: "86400", label: "1 day" },
  { value: "604800", label: "7 days" },
] as const;

/** A registration token for machines without a person at hand: who shows it is approved at once. */
export function FleetToken({ workspaceId }: { workspaceId: string }) {
  const token = useMutation(useTRPC().agents.createRegistrationToken.mutationOptions());
  const [span, setSpan] = useState<(typeof spans)[number]["value"]>("3600");
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const uses = Number(new FormData(event.currentTarget).get("uses"));
    token.mutate({ workspaceId, uses, ttlSeconds: Number(span) });
  }
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <p className="max-w-[72ch] text-ink-soft">
        For servers, CI and fleets: agents that show this token join without waiting for approval. Keep it
        like a password.
      </p>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
        <Field label="Agents" name="uses" className="w-28">
          <Input type="number" min={1} max={10_000} required defaultValue="10" className="h-8" />
        </Field>
        <Field label="Good for" className="w-36">
          <Select options={spans} value={span} onChange={setSpan} />
        </Field>
        <Button type="submit" variant="primary" busy={token.isPending}>
          {token.data ? "Make another token" : "Make a token"}
        </Button>
      </form>
      {token.error && <ErrorNotice>{reasonOf(token.error)}</ErrorNotice>}
      {token.data && (
        <div className="flex min-w-0 flex-col gap-3">
          <CodeCopy code={token.data.token} label="registration token" />
          <p className="text-attention text-sm">
            Shown once. It ends <RelativeTime at={isoTime(token.data.expiresAt)} />.
          </p>
          <FleetSnippets origin={window.location.origin} token={token.data.token} />
        </div>
      )}
    </div>
  );
}

function FleetSnippets({ origin, token }: { origin: string; token: string }) {
  return (
    <section aria-label="Agents with this token" className="min-w-0">
      <p className="mb-1">The same program on every machine; give each a name of its own.</p>
      <Tabs
        label="Language"
        tabs={[
          {
            value: "node",
            label: "Node",
            content: <CodeCopy code={nodeSnippet({ origin, token })} label="agent.mjs" />,
          },
          {
            value: "python",
            label: "Python",
            content: <CodeCopy code={pythonSnippet({ origin, token })} label="agent.py" />,
          },
        ]}
      />
    </section>
  );
}

"use client";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { CodeCopy } from "#components/ui/code-copy.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { type JoinKind, joinKinds } from "./join-kinds.ts";
import { curlSnippet, type Invitation, nodeSnippet, pasteLine, pythonSnippet } from "./join-snippets.ts";
import { StepTitle } from "./step-title.tsx";

/** Choose your kind of agent, then copy: one line for those that can follow it, code for the others. */
export function ConnectSnippets({ invitation }: { invitation: Invitation }) {
  const [kind, setKind] = useState<JoinKind>("openclaw");
  const chosen = joinKinds.find(({ id }) => id === kind);
  const scripted = kind === "python" || kind === "curl";
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <fieldset className="min-w-0">
        <legend className="sr-only">Which agent is it?</legend>
        <StepTitle number={2}>Paste it into your agent</StepTitle>
        <div className="flex flex-wrap gap-2">
          {joinKinds.map(({ id, name }) => (
            <Button
              key={id}
              aria-pressed={id === kind}
              onClick={() => setKind(id)}
              className={id === kind ? "border-accent bg-accent-wash enabled:hover:border-accent" : ""}
            >
              {name}
            </Button>
          ))}
        </div>
      </fieldset>
      <section aria-label="Copy this" className="min-w-0">
        <p className="mb-2">{chosen?.where}</p>
        {kind === "python" && <CodeCopy code={pythonSnippet(invitation)} label="agent.py" />}
        {kind === "curl" && <CodeCopy code={curlSnippet(invitation)} label="shell lines" />}
        {!scripted && <CodeCopy code={pasteLine(invitation)} label="the line for your agent" />}
      </section>
      <details>
        <summary className="cursor-pointer py-1 text-ink-soft touch:py-3">
          {scripted ? "Or in another language" : "Or connect a program by hand"}
        </summary>
        <div className="mt-2 min-w-0">
          <Tabs
            label="Language"
            tabs={[
              {
                value: "curl",
                label: "curl",
                content: <CodeCopy code={curlSnippet(invitation)} label="shell lines" />,
              },
              {
                value: "node",
                label: "Node",
                content: <CodeCopy code={nodeSnippet(invitation)} label="agent.mjs" />,
              },
              {
                value: "python",
                label: "Python",
                content: <CodeCopy code={pythonSnippet(invitation)} label="agent.py" />,
              },
            ]}
          />
        </div>
      </details>
    </div>
  );
}

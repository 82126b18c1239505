"use client";
import Link from "next/link";
import { useState } from "react";
import { taskHref } from "#components/board/task-href.ts";
import { DecisionLink } from "#components/decisions/decision-link.tsx";
import { choiceOf, decisionWords } from "#components/decisions/decision-words.ts";
import { useBoard } from "#components/live/live-context.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { money } from "#components/ui/format-number.ts";
import { isoTime } from "#components/ui/iso-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import type { ShownDecision } from "./run-page.ts";

const step = 20;

/** Every choice made in a run, newest first: what kind, in what words, by whom, what it cost, and why. */
export function DecisionList({
  decisions,
  titles,
  runTitle,
}: {
  decisions: readonly ShownDecision[];
  titles: ReadonlyMap<string, string>;
  runTitle: string;
}) {
  const [shown, setShown] = useState(step);
  const [kind, setKind] = useState("all");
  const kinds = [...new Set(decisions.map((decision) => decision.kind))];
  const wanted = decisions.filter((decision) => kind === "all" || decision.kind === kind);
  const rest = wanted.length - shown;
  return (
    <Section title="Decisions" note={decisions.length > 0 ? decisions.length : undefined}>
      {kinds.length > 1 && (
        <Select
          label="Kind of decision"
          className="mb-1 h-7 w-auto text-sm"
          value={kind}
          onChange={setKind}
          options={[
            { value: "all", label: "Every kind" },
            ...kinds.map((value) => ({ value, label: decisionWords[value] })),
          ]}
        />
      )}
      {decisions.length === 0 && <p className="text-ink-soft">None yet.</p>}
      <ol className="flex flex-col divide-y divide-line">
        {wanted.slice(0, shown).map((decision) => (
          <DecisionLine
            key={decision.id}
            decision={decision}
            title={titles.get(decision.taskId ?? "")}
            runTitle={runTitle}
          />
        ))}
      </ol>
      {rest > 0 && (
        <Button variant="quiet" size="sm" onClick={() => setShown(shown + step)}>
          Show {Math.min(rest, step)} more
        </Button>
      )}
    </Section>
  );
}

type LineProps = { decision: ShownDecision; title: string | undefined; runTitle: string };

function DecisionLine({ decision, title, runTitle }: LineProps) {
  const { workspace } = useBoard();
  const { id, kind, by, chosenName, reason, taskId, costUsd, overruled, at } = decision;
  return (
    <li className="py-1.5 text-sm [overflow-wrap:anywhere]">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-strong">{decisionWords[kind]}</span>
        <span>{choiceOf(kind, chosenName, runTitle)}</span>
        <Badge tone={by === "model" ? "accent" : "outline"}>{by}</Badge>
        {overruled && <Badge tone="attention">overruled</Badge>}
        <span className="ml-auto shrink-0 font-mono text-ink-faint text-xs">
          {costUsd > 0 && `${money(costUsd)} · `}
          <RelativeTime at={isoTime(at)} />
        </span>
      </p>
      {taskId && title && (
        <Link
          href={taskHref(workspace.id, taskId)}
          prefetch={false}
          className="line-clamp-2 underline-offset-2 hover:underline"
        >
          {title}
        </Link>
      )}
      <p className="line-clamp-2 text-ink-soft first-letter:uppercase">{reason}</p>
      <DecisionLink decisionId={id} className="-ml-1 text-xs">
        Why?<span className="sr-only"> {title}</span>
      </DecisionLink>
    </li>
  );
}

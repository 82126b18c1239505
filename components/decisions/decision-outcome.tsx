import { Markdown } from "#components/ui/markdown.tsx";
import { Section } from "#components/ui/section.tsx";
import {
  type ConsolidationProposal,
  type ConversationProposal,
  type PlanProposal,
  proposals,
  type RecoveryProposal,
  type ReviewProposal,
} from "#server/domain/proposals.ts";
import type { ShownDecision } from "./decision-page.ts";

/** What was decided, in full: a verdict line by line, a plan's tasks, the parts of a split, the words of an answer. */
export function DecisionOutcome({ decision }: { decision: ShownDecision }) {
  const { kind, outcome } = decision;
  if (outcome === null || outcome === undefined) return null;
  if (kind === "review") return <Verdict review={read(proposals.review.shape.reviews.element, outcome)} />;
  if (kind === "recover")
    return <Recovery recovery={read(proposals.recover.shape.recoveries.element, outcome)} />;
  if (kind === "plan") return <Plan plan={read(proposals.plan, outcome)} />;
  if (kind === "converse") return <Reply answer={read(proposals.converse, outcome)} />;
  if (kind === "consolidate") return <Result result={read(proposals.consolidate, outcome)} />;
  return null;
}

/** Read as it would be written today; one of an older shape is left to the record below. */
function read<T>(
  schema: { safeParse: (value: unknown) => { data?: T | undefined } },
  outcome: unknown,
): T | null {
  return schema.safeParse(outcome).data ?? null;
}

type Line = { criterion: string; passed: boolean; evidence: string };
function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  const met = lines.filter(({ passed }) => passed).length;
  return (
    <Section title={title} note={`${met} of ${lines.length} met`}>
      <ul className="flex flex-col gap-2">
        {lines.map(({ criterion, passed, evidence }) => (
          <li key={criterion} className="flex gap-2 [overflow-wrap:anywhere]">
            <span className={passed ? "text-done" : "text-failed"}>
              <span aria-hidden>{passed ? "✓" : "✕"}</span>
              <span className="sr-only">{passed ? "met: " : "not met: "}</span>
            </span>
            <span>
              {criterion} <span className="block text-ink-soft text-sm">{evidence}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const Verdict = ({ review }: { review: ReviewProposal["reviews"][number] | null }) =>
  review && <Lines title="Line by line" lines={review.lines} />;

const Result = ({ result }: { result: ConsolidationProposal | null }) =>
  result && (
    <Lines
      title="What it is judged by"
      lines={result.criteria.map(({ criterion, met, evidence }) => ({ criterion, passed: met, evidence }))}
    />
  );

function Titles({ title, titles }: { title: string; titles: readonly string[] }) {
  if (titles.length === 0) return null;
  return (
    <Section title={title} note={titles.length}>
      <ol className="list-decimal pl-5 [overflow-wrap:anywhere] marker:text-ink-faint">
        {titles.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ol>
    </Section>
  );
}

const Plan = ({ plan }: { plan: PlanProposal | null }) =>
  plan && <Titles title="Tasks" titles={plan.tasks.map((task) => task.title)} />;

function Recovery({ recovery }: { recovery: RecoveryProposal["recoveries"][number] | null }) {
  if (!recovery) return null;
  return (
    <>
      {recovery.words && (
        <Section title={recovery.action === "ask" ? "What a person is asked" : "What the next agent is told"}>
          <Markdown text={recovery.words} />
        </Section>
      )}
      <Titles title="Parts" titles={recovery.subtasks.map((part) => part.title)} />
    </>
  );
}

const Reply = ({ answer }: { answer: ConversationProposal | null }) =>
  answer?.reply ? (
    <Section title="What it said">
      <Markdown text={answer.reply} />
    </Section>
  ) : null;

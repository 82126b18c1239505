import { Folded } from "#components/ui/folded.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { Section } from "#components/ui/section.tsx";
import { may } from "#server/domain/policy.ts";
import type { VerdictLine } from "#server/domain/task.ts";
import { AcceptanceList } from "./acceptance-list.tsx";
import { ArtifactList } from "./artifact-list.tsx";
import { AttachmentList } from "./attachment-list.tsx";
import { LateResults } from "./late-results.tsx";
import { lineCount } from "./line-count.ts";
import { QuestionBox } from "./question-box.tsx";
import { ReviewBox } from "./review-box.tsx";
import { TaskAside } from "./task-aside.tsx";
import { TaskHeading } from "./task-heading.tsx";
import type { TaskPage } from "./task-page.ts";
import { TaskThread } from "./task-thread.tsx";

type TaskViewProps = { workspaceId: string; page: TaskPage; role: string; holder: string | null };

/** A task in full: what was asked and what came of it at the left, how it stands and why at the right. Handed-in work stands beside the verdict it waits for. */
export function TaskView({ workspaceId, page, role, holder }: TaskViewProps) {
  const { card } = page;
  const hearer = card.status === "completed" ? null : holder;
  const mayReview = may(role, "task.review");
  const handedIn = card.status === "in-review" || card.status === "completed";
  return (
    <div className="relative mx-auto w-full max-w-[1280px] px-4 py-4 sm:px-6 sm:py-6">
      <TaskHeading workspaceId={workspaceId} page={page} holder={holder} mayEdit={may(role, "task.edit")} />
      <div className="mt-5 grid gap-x-10 gap-y-7 lg:grid-cols-[minmax(0,1fr)_340px] lg:grid-rows-[auto_auto_1fr]">
        <div className="flex min-w-0 flex-col gap-7 empty:hidden max-lg:order-1 lg:col-start-1">
          {card.status === "input-required" && card.question && (
            <QuestionBox
              taskId={card.id}
              question={card.question}
              asker={holder ?? "The agent"}
              mayAnswer={may(role, "task.edit")}
            />
          )}
          {handedIn && <TaskResult page={page} />}
        </div>
        {/* On a narrow screen the verdict comes right after the work, the rest of this column further down. */}
        <div className="flex min-w-0 flex-col gap-6 max-lg:contents lg:col-start-2 lg:row-span-3 lg:row-start-1">
          {card.status === "in-review" && mayReview && (
            <div className="max-lg:order-2">
              <ReviewBox
                taskId={card.id}
                author={holder ?? "the agent"}
                waitsForYou={card.review === "person"}
                byModel={card.review === "model"}
              />
            </div>
          )}
          <div className="min-w-0 max-lg:order-4">
            <TaskAside workspaceId={workspaceId} page={page} holder={holder} />
          </div>
        </div>
        <div className="flex min-w-0 flex-col gap-7 max-lg:order-3 lg:col-start-1">
          <TaskBody page={page} mayUse={mayReview} handedIn={handedIn} />
        </div>
        <div className="min-w-0 max-lg:order-5 lg:col-start-1">
          <TaskThread threadId={page.threadId} mayPost={may(role, "message.post")} holder={hearer} />
        </div>
      </div>
    </div>
  );
}

/** What came of it: the agent's words, and its deliverables with their previews. */
function TaskResult({ page }: { page: TaskPage }) {
  return (
    <>
      {page.result && (
        <Section
          title={page.card.status === "completed" ? "Result" : "Handed in"}
          note={page.result.late ? lateNote(page) : undefined}
        >
          <Markdown text={page.result.summary} />
        </Section>
      )}
      <Deliverables page={page} />
    </>
  );
}

function Deliverables({ page }: { page: TaskPage }) {
  const taken = page.artifacts.filter(
    ({ id, late }) => !late || page.card.artifacts.some((ref) => ref.id === id),
  );
  return <ArtifactList artifacts={taken} />;
}

function TaskBody({ page, mayUse, handedIn }: { page: TaskPage; mayUse: boolean; handedIn: boolean }) {
  const acceptance = page.acceptance.length + judgedLines(page).length > 0 && (
    <Section title="Acceptance" note={progressWords(page)}>
      <AcceptanceList criteria={page.acceptance} verdict={page.verdict} lines={judgedLines(page)} />
    </Section>
  );
  return (
    <>
      {handedIn && acceptance}
      <Section title="Instructions">
        {page.instructions ? (
          <Folded key={page.instructions}>
            <Markdown text={page.instructions} />
          </Folded>
        ) : (
          <p className="text-ink-soft">The title says it all; there are no further instructions.</p>
        )}
        <AttachmentList attachments={page.attachments} outputs={page.outputs} />
      </Section>
      {!handedIn && acceptance}
      {!handedIn && <Deliverables page={page} />}
      <LateResults
        results={page.lateResults}
        mayUse={mayUse && !["completed", "canceled"].includes(page.card.status)}
      />
    </>
  );
}

/** Whose late result was taken. */
function lateNote({ lateResults }: TaskPage): string {
  const used = lateResults.find(({ usedAt }) => usedAt !== null);
  return used ? `handed in late by ${used.agentName}` : "handed in late";
}

/** The lines of the verdict; a person who judged the whole leaves those of the review before standing. */
function judgedLines({ verdict, reviews }: TaskPage): VerdictLine[] {
  if (!verdict || verdict.lines.length > 0) return verdict?.lines ?? [];
  return reviews.find(({ lines }) => lines.length > 0)?.lines ?? [];
}

function progressWords(page: TaskPage): string {
  const lines = judgedLines(page);
  if (lines.length > 0) return lineCount(lines);
  return page.verdict ? "judged as a whole" : "not judged yet";
}

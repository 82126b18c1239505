"use client";
import { useBoard, useMay } from "#components/live/live-context.tsx";
import { runHref } from "#components/runs/run-href.ts";
import { waitsFor } from "#components/runs/run-words.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";

const shown = 2;

/** Runs that wait for a person: their tasks may all be done, and still something needs you. */
export function RunsWaiting() {
  const { runs, workspace } = useBoard();
  const mayDecide = useMay("run.control");
  const waiting = Object.values(runs)
    .flatMap((run) => {
      const waits = waitsFor(run);
      return waits?.you && !run.endedAt ? [{ run, words: waits.words }] : [];
    })
    .sort((a, b) => (a.run.createdAt < b.run.createdAt ? 1 : -1));
  if (!mayDecide || waiting.length === 0) return null;
  const rest = waiting.length - shown;
  return (
    <section
      aria-label="Runs that wait for you"
      className="flex shrink-0 flex-col border-line border-b bg-attention-wash/60 px-4 py-1 text-sm max-sm:px-3"
    >
      <ul>
        {waiting.slice(0, shown).map(({ run, words }) => (
          <li key={run.id} className="flex min-h-8 items-center gap-2 max-sm:min-h-11">
            <StatusMark status="input-required" iconOnly className="[&_.sr-only]:hidden" />
            <p className="min-w-0 flex-1 truncate" title={`${run.title}: ${words}`}>
              <span className="font-strong">{run.title}</span>
              <span className="text-attention"> · {words}</span>
            </p>
            <LinkButton size="sm" href={runHref(workspace.id, run.id)} aria-label={`Open “${run.title}”`}>
              Open
            </LinkButton>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <LinkButton variant="quiet" size="sm" href={`/w/${workspace.id}/runs`} className="self-start">
          {rest === 1 ? "1 more run waits for you" : `${rest} more runs wait for you`}
        </LinkButton>
      )}
    </section>
  );
}

"use client";
import Link from "next/link";
import { decisionWords } from "#components/decisions/decision-words.ts";
import { useWorkspace } from "#components/live/live-context.tsx";
import { Age } from "#components/ui/age.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";

const link =
  "text-accent underline-offset-2 hover:underline touch:inline-flex touch:min-h-11 touch:items-center";

/** How the coordinator stands: why the model is not asked, what waits for it and since when, and where more is told. */
export function CoordinatorDetails({ onLeave }: { onLeave: () => void }) {
  const workspace = useWorkspace();
  const { mode, model, words, since, waiting, waitingCount } = workspace.coordinator;
  return (
    <div className="flex flex-col gap-3 text-sm">
      <p className="text-ink-soft [overflow-wrap:anywhere]">
        {mode === "model" &&
          `Plans, reviews, recovery and answers are decided by ${model}. Who gets which task is decided by rules, always.`}
        {mode === "rules" &&
          "Everything is decided by rules: skill, record, load, cost. Plans come from playbooks or people, reviews from checks, agents or people."}
        {mode === "away" && (
          <>
            <span className="text-attention first-letter:uppercase">{words.replace(/\.$/, "")}</span>
            {since && (
              <>
                {" "}
                (<RelativeTime at={since} />)
              </>
            )}
            . The rules go on with what they can; the rest waits and is taken up by itself.
          </>
        )}
      </p>
      {waiting.length > 0 && (
        <div>
          <h3 className="text-ink-faint text-xs">Waits for the model</h3>
          <ul className="mt-1 flex flex-col gap-1">
            {waiting.map(({ key, kind, title, since: at }) => (
              <li key={key} className="flex items-baseline gap-2">
                <span className="shrink-0 text-ink-soft">{decisionWords[kind]}</span>
                <span className="min-w-0 flex-1 truncate" title={title}>
                  {title}
                </span>
                <Age at={at} className="shrink-0 text-ink-faint" />
              </li>
            ))}
          </ul>
          {waitingCount > waiting.length && (
            <p className="mt-1 text-ink-faint">and {waitingCount - waiting.length} more</p>
          )}
        </div>
      )}
      <p className="flex flex-wrap gap-x-4">
        <Link href={`/w/${workspace.id}/decisions`} onClick={onLeave} className={link}>
          Decisions
        </Link>
        <Link href={`/w/${workspace.id}/usage`} onClick={onLeave} className={link}>
          Usage and queue
        </Link>
        <Link href={`/w/${workspace.id}/settings#coordinator`} onClick={onLeave} className={link}>
          Settings
        </Link>
      </p>
    </div>
  );
}

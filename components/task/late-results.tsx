"use client";
import { useMutation } from "@tanstack/react-query";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { isoTime } from "#components/ui/iso-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { lateSummary } from "./late-summary.ts";
import type { ShownLateResult } from "./task-page.ts";

/** Work that came after its attempt had ended: kept, and offered for use. */
export function LateResults({ results, mayUse }: { results: readonly ShownLateResult[]; mayUse: boolean }) {
  const trpc = useTRPC();
  const use = useMutation(trpc.tasks.useLateResult.mutationOptions());
  if (results.length === 0) return null;
  return (
    <Section title="Late results" note="kept, not lost">
      <ul className="flex flex-col gap-3">
        {results.map(({ id, agentName, attemptNumber, kind, payload, at, usedAt }) => (
          <li key={id} className="rounded-lg border border-line bg-raised p-3">
            <p className="[overflow-wrap:anywhere]">
              <span className="font-strong">{agentName}</span>{" "}
              {kind === "submit" ? "handed in" : "sent a file"} after attempt {attemptNumber} had ended,{" "}
              <RelativeTime at={isoTime(at)} />.
            </p>
            {lateSummary(payload) && (
              <p className="mt-1 text-ink-soft text-sm [overflow-wrap:anywhere]">{lateSummary(payload)}</p>
            )}
            {usedAt ? (
              <p className="mt-1 text-done text-sm">
                Used <RelativeTime at={isoTime(usedAt)} />
              </p>
            ) : (
              mayUse && (
                <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
                  <Button
                    busy={use.isPending && use.variables.lateId === id}
                    onClick={() => use.mutate({ lateId: id })}
                  >
                    Use this result
                  </Button>
                  <span className="text-ink-faint text-sm">
                    It becomes the task’s result; an attempt under way is called off.
                  </span>
                </div>
              )
            )}
            {use.error && use.variables?.lateId === id && <ErrorNotice>{reasonOf(use.error)}</ErrorNotice>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

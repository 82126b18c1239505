"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { useBoard, useMay } from "#components/live/live-context.tsx";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Folded } from "#components/ui/folded.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { RunCard } from "#server/domain/card.ts";
import { ResultFile } from "./result-file.tsx";
import type { RunPage } from "./run-page.ts";
import { SendBackDialog } from "./send-back-dialog.tsx";

type Props = { card: RunCard; result: NonNullable<RunPage["result"]>; titles: ReadonlyMap<string, string> };

/** What came of the run: its report, its deliverables, what is uncertain, and the verdict on it. */
export function RunResultBlock({ card, result, titles }: Props) {
  const { workspace } = useBoard();
  const may = useMay("run.control");
  const [sending, setSending] = useState(false);
  const accept = useMutation(
    useTRPC().runs.review.mutationOptions({
      onError: (error) => notify({ title: "Not accepted", description: reasonOf(error), tone: "error" }),
    }),
  );
  const report = useQuery({
    queryKey: ["artifact-text", result.reportId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const answer = await fetch(result.reportUrl, { signal });
      if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
      return answer.text();
    },
  });
  const { verdict, uncertain, artifacts } = result;
  return (
    <section
      aria-label="Result"
      className="rounded-lg border border-line bg-raised px-4 py-3 sm:px-5 sm:py-4"
    >
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h2 className="min-w-0 text-lg [overflow-wrap:anywhere]">{result.title || "Result"}</h2>
        {card.status === "in-review" && may && (
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setSending(true)}>Send back…</Button>
            <Button
              variant="primary"
              busy={accept.isPending}
              onClick={() => accept.mutate({ runId: card.id, accepted: true })}
            >
              Accept
            </Button>
          </div>
        )}
      </div>
      {verdict && (
        <p className="mt-1 text-ink-soft text-sm">
          {verdict.accepted ? "Accepted" : "Sent back"} by {verdict.by}, <RelativeTime at={verdict.at} />
          {verdict.comment && `: ${verdict.comment}`}
        </p>
      )}
      <div className="mt-3">
        <Markdown text={result.summary} />
      </div>
      {uncertain.length > 0 && (
        <div className="mt-4 rounded-md bg-attention-wash px-3 py-2">
          <h3 className="text-attention">What is uncertain</h3>
          <ul className="mt-1 list-disc pl-5 [overflow-wrap:anywhere]">
            {uncertain.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <a
        href={result.reportUrl}
        download={`report of ${card.title}.md`}
        className={buttonStyle({ size: "sm", className: "mt-4" })}
      >
        <Download aria-hidden />
        Download the report
      </a>
      {report.data && (
        <details className="mt-4" open={artifacts.length === 0}>
          <summary className="cursor-pointer font-strong touch:py-3">Report</summary>
          <div className="mt-2">
            <Folded key={result.reportId}>
              <Markdown text={report.data} />
            </Folded>
          </div>
        </details>
      )}
      {report.error && (
        <p className="mt-4 text-failed">The report could not be read. {report.error.message}</p>
      )}
      {artifacts.length > 0 && (
        <>
          <h3 className="mt-4 mb-2">
            {artifacts.length === 1 ? "Deliverable" : `${artifacts.length} deliverables`}
          </h3>
          <ul className="flex flex-col gap-2">
            {artifacts.map((file) => (
              <ResultFile
                key={file.id}
                workspaceId={workspace.id}
                file={file}
                from={titles.get(file.taskId) ?? null}
              />
            ))}
          </ul>
        </>
      )}
      <SendBackDialog run={card} open={sending} onClose={() => setSending(false)} />
    </section>
  );
}

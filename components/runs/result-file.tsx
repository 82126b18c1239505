"use client";
import { Download, FileText } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { taskHref } from "#components/board/task-href.ts";
import { ArtifactPreview } from "#components/task/artifact-preview.tsx";
import { previewKind } from "#components/task/preview-kind.ts";
import { Button } from "#components/ui/button.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { fileSize } from "#components/ui/format-number.ts";
import type { RunResult } from "#server/domain/run.ts";

type Props = { workspaceId: string; file: RunResult["artifacts"][number]; from: string | null };

/** One deliverable of a run: which task it comes from, its preview in place, its download. */
export function ResultFile({ workspaceId, file, from }: Props) {
  const [open, setOpen] = useState(false);
  const url = `/api/artifacts/${file.id}/content`;
  const kind = previewKind(file);
  return (
    <li className="overflow-hidden rounded-lg border border-line bg-raised">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2">
        <FileText className="size-4 shrink-0 text-ink-faint" aria-hidden />
        <div className="min-w-0 flex-1 basis-48">
          <p className="truncate font-strong" title={file.name}>
            {file.name}
          </p>
          <p className="truncate text-ink-faint text-sm">
            {fileSize(file.bytes)}
            {from && (
              <>
                {" · "}
                <Link href={taskHref(workspaceId, file.taskId)} className="hover:underline">
                  {from}
                </Link>
              </>
            )}
          </p>
        </div>
        {kind !== "none" && (
          <Button size="sm" variant="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? "Hide" : "Show"}
            <span className="sr-only"> {file.name}</span>
          </Button>
        )}
        <a href={url} download={file.name} className={buttonStyle({ size: "sm" })}>
          <Download aria-hidden />
          Download<span className="sr-only"> {file.name}</span>
        </a>
      </div>
      {kind !== "none" && open && (
        <div className="border-line border-t">
          <ArtifactPreview file={{ ...file, url }} kind={kind} />
        </div>
      )}
    </li>
  );
}

"use client";
import { Download, ExternalLink, FileText } from "lucide-react";
import { useState } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { fileSize } from "#components/ui/format-number.ts";
import { isoTime } from "#components/ui/iso-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Select } from "#components/ui/select.tsx";
import { ArtifactPreview } from "./artifact-preview.tsx";
import { previewKind } from "./preview-kind.ts";
import type { ShownArtifact } from "./task-page.ts";

/** One deliverable: who made it and when, its versions, its preview in place, its download. */
export function ArtifactItem({ versions, open }: { versions: readonly ShownArtifact[]; open: boolean }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [unfolded, setUnfolded] = useState(open);
  const artifact = versions.find(({ id }) => id === chosen) ?? versions[0];
  if (!artifact) return null;
  const host = externalHost(artifact.url);
  const kind = host ? "none" : previewKind(artifact);
  return (
    <li className="overflow-hidden rounded-lg border border-line bg-raised">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2">
        <FileText className="size-4 shrink-0 text-ink-faint" aria-hidden />
        <div className="min-w-0 flex-1 basis-48">
          <p className="truncate font-strong" title={artifact.name}>
            {artifact.name}
          </p>
          <p className="truncate text-ink-faint text-sm">
            {fileSize(artifact.bytes)} · {artifact.agentName ?? "a person"} ·{" "}
            <RelativeTime at={isoTime(artifact.at)} />
          </p>
        </div>
        {artifact.late && <Badge tone="attention">late</Badge>}
        <div className="flex flex-wrap items-center gap-2">
          {versions.length > 1 && (
            <Select
              label={`Version of ${artifact.name}`}
              value={artifact.id}
              onChange={setChosen}
              options={versions.map(({ id, version }) => ({ value: id, label: `Version ${version}` }))}
              className="h-7 w-28"
            />
          )}
          {kind !== "none" && (
            <Button size="sm" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
              {unfolded ? "Hide" : "Show"}
            </Button>
          )}
          {host ? (
            <a
              href={artifact.url}
              target="_blank"
              rel="noreferrer noopener nofollow"
              className={buttonStyle({ size: "sm" })}
            >
              <ExternalLink aria-hidden />
              Open at {host}
            </a>
          ) : (
            <a href={artifact.url} download={artifact.name} className={buttonStyle({ size: "sm" })}>
              <Download aria-hidden />
              Download<span className="sr-only"> {artifact.name}</span>
            </a>
          )}
        </div>
      </div>
      {kind !== "none" && unfolded && (
        <div className="border-line border-t">
          <ArtifactPreview file={artifact} kind={kind} />
        </div>
      )}
    </li>
  );
}

/** The host of a file that lies elsewhere; null when it is ours. */
function externalHost(url: string): string | null {
  return url.startsWith("/") ? null : (URL.parse(url)?.host ?? "another site");
}

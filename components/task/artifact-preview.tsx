"use client";
import { useQuery } from "@tanstack/react-query";
import { Markdown } from "#components/ui/markdown.tsx";
import { ScrollBox } from "#components/ui/scroll-box.tsx";
import { CsvTable } from "./csv-table.tsx";
import type { PreviewKind } from "./preview-kind.ts";

type PreviewProps = { file: { id: string; name: string; url: string }; kind: Exclude<PreviewKind, "none"> };

/** Shows a deliverable in place. What agents made is hostile until proven otherwise: HTML runs without our origin. */
export function ArtifactPreview({ file, kind }: PreviewProps) {
  if (kind === "image")
    // biome-ignore lint/performance/noImgElement: a private file behind the session, not to be copied by an optimiser
    return <img src={file.url} alt={file.name} className="mx-auto max-h-[32rem] max-w-full" />;
  return <TextPreview file={file} kind={kind} />;
}

function TextPreview({
  file,
  kind,
}: {
  file: PreviewProps["file"];
  kind: Exclude<PreviewKind, "none" | "image">;
}) {
  const content = useQuery({
    queryKey: ["artifact-text", file.id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const answer = await fetch(file.url, { signal });
      if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
      return answer.text();
    },
  });
  if (content.isPending) return <div className="h-40" aria-busy="true" />;
  if (content.isError)
    return (
      <p className="p-3 text-failed">
        This preview could not be loaded. {content.error.message} The download may still work.
      </p>
    );
  const text = content.data;
  switch (kind) {
    case "markdown":
      return <Markdown text={text} className="max-h-[32rem] overflow-y-auto p-4" />;
    case "csv":
      return <CsvTable text={text} label={file.name} />;
    case "html":
      return (
        <iframe
          title={file.name}
          srcDoc={caged(text)}
          sandbox="allow-scripts"
          className="h-[32rem] w-full bg-white"
        />
      );
    case "json":
      return <PlainText text={tidyJson(text)} label={file.name} />;
    case "text":
      return <PlainText text={text} label={file.name} />;
  }
}

/**
 * A page under a policy of its own. Without allow-same-origin the frame has no cookies, no storage and no calls in our
 * name; the policy keeps it from any network at all.
 */
const caged = (html: string): string =>
  `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:">${html}`;

function PlainText({ text, label }: { text: string; label: string }) {
  return (
    <ScrollBox label={label} className="max-h-96">
      <pre className="p-3 font-mono text-sm">{text}</pre>
    </ScrollBox>
  );
}

function tidyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

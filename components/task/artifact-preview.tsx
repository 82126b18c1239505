"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { cn } from "#components/ui/class-names.ts";
import { Markdown } from "#components/ui/markdown.tsx";
import { ScrollBox } from "#components/ui/scroll-box.tsx";
import { cagedHtml } from "./caged-html.ts";
import { CsvTable } from "./csv-table.tsx";
import { ImagePreview } from "./image-preview.tsx";
import { OfficePreview } from "./office-preview.tsx";
import type { PreviewKind } from "./preview-kind.ts";

type PreviewProps = {
  file: { id: string; name: string; url: string; bytes: number };
  kind: Exclude<PreviewKind, "none">;
};

/** Shows a deliverable in place, in a box whose size is known before it is loaded. What agents made is hostile until proven otherwise: HTML is shown without its scripts, in a frame that may do nothing. */
export function ArtifactPreview({ file, kind }: PreviewProps) {
  if (kind === "image") return <ImagePreview key={file.url} file={file} />;
  if (kind === "office") return <OfficePreview file={file} />;
  return <TextPreview file={file} kind={kind} />;
}

function TextPreview({
  file,
  kind,
}: {
  file: PreviewProps["file"];
  kind: Exclude<PreviewKind, "none" | "image" | "office">;
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
  const size =
    kind === "html" ? "h-[32rem]" : file.bytes < 120 ? "h-40" : file.bytes < 1200 ? "h-72" : "h-96";
  if (content.isPending) return <div className={size} aria-busy="true" />;
  if (content.isError)
    return (
      <p className={cn("p-3 text-failed", size)}>
        This preview could not be loaded. {content.error.message} The download may still work.
      </p>
    );
  if (kind === "html") return <HtmlPreview name={file.name} html={content.data} className={size} />;
  return (
    <ScrollBox label={file.name} className={size}>
      <Shown kind={kind} text={content.data} />
    </ScrollBox>
  );
}

function HtmlPreview({ name, html, className }: { name: string; html: string; className: string }) {
  const { page, hadScripts } = useMemo(() => cagedHtml(html), [html]);
  return (
    <>
      <iframe title={name} srcDoc={page} sandbox="" className={cn("w-full bg-paper", className)} />
      {hadScripts && (
        <p className="border-line border-t px-3 py-2 text-ink-soft text-sm">
          Scripts do not run in this preview. Download the file to see it with them.
        </p>
      )}
    </>
  );
}

function Shown({ kind, text }: { kind: "text" | "markdown" | "json" | "csv"; text: string }) {
  if (kind === "markdown") return <Markdown text={text} className="p-4" />;
  if (kind === "csv") return <CsvTable text={text} />;
  return <pre className="p-3 font-mono text-sm">{kind === "json" ? tidyJson(text) : text}</pre>;
}

function tidyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

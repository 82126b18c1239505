"use client";
import { useQuery } from "@tanstack/react-query";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { ScrollBox } from "#components/ui/scroll-box.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { DocumentPreview } from "./document-preview.tsx";
import { WorkbookPreview } from "./workbook-preview.tsx";

const bars = ["w-1/3", "w-full", "w-11/12", "w-4/5", "w-5/6", "w-2/3"];

/** A Word or Excel file as the server reads it, in a box whose size is known before. */
export function OfficePreview({ file }: { file: { id: string; name: string } }) {
  const read = useQuery({
    ...useTRPC().tasks.preview.queryOptions({ artifactId: file.id }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
  if (read.isPending)
    return (
      <div className="flex h-96 flex-col gap-3 p-4" aria-busy="true">
        <span className="sr-only">Reading {file.name}</span>
        {bars.map((width) => (
          <Skeleton key={width} className={`h-4 ${width}`} />
        ))}
      </div>
    );
  if (read.isError)
    return (
      <p className="p-3 text-failed">
        This preview could not be loaded. {reasonOf(read.error)} The download may still work.
      </p>
    );
  const found = read.data;
  if (found.kind === "unreadable")
    return (
      <p className="p-3 text-ink-soft">
        This file cannot be shown here. {found.why} The download is as it was handed in.
      </p>
    );
  if (found.kind === "workbook") return <WorkbookPreview name={file.name} {...found} />;
  return (
    <ScrollBox label={file.name} className="h-96">
      <DocumentPreview {...found} />
    </ScrollBox>
  );
}

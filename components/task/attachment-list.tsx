import { fileSize } from "#components/ui/format-number.ts";
import type { TaskPage } from "./task-page.ts";

/** What goes in and what should come out, as names of files. */
export function AttachmentList({ attachments, outputs }: Pick<TaskPage, "attachments" | "outputs">) {
  if (attachments.length + outputs.length === 0) return null;
  return (
    <dl className="mt-3 grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1.5 text-sm">
      {attachments.length > 0 && (
        <>
          <dt className="text-ink-soft touch:py-3">Attached</dt>
          <dd className="flex min-w-0 flex-wrap gap-x-4 gap-y-1">
            {attachments.map(({ fileId, name, bytes, url }) => (
              <a
                key={fileId}
                href={url}
                download={name}
                className="min-w-0 text-accent underline underline-offset-2 [overflow-wrap:anywhere] touch:py-3"
              >
                {name}
                <span className="text-ink-faint"> {fileSize(bytes)}</span>
              </a>
            ))}
          </dd>
        </>
      )}
      {outputs.length > 0 && (
        <>
          <dt className="text-ink-soft">Expected</dt>
          <dd className="flex min-w-0 flex-wrap gap-x-4 gap-y-1">
            {outputs.map(({ name, media_type }) => (
              <span key={name} title={media_type} className="[overflow-wrap:anywhere]">
                {name}
              </span>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

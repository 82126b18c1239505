import { fileSize } from "#components/ui/format-number.ts";
import { Section } from "#components/ui/section.tsx";
import type { TaskPage } from "./task-page.ts";

/** What goes in and what should come out, as names of files. */
export function AttachmentList({ attachments, outputs }: Pick<TaskPage, "attachments" | "outputs">) {
  return (
    <>
      {attachments.length > 0 && (
        <Section title="Attachments">
          <ul className="flex flex-col">
            {attachments.map(({ fileId, name, bytes, url }) => (
              <li key={fileId} className="flex min-h-8 items-center gap-3 touch:min-h-11">
                <a
                  href={url}
                  download={name}
                  className="min-w-0 truncate text-accent underline underline-offset-2"
                  title={name}
                >
                  {name}
                </a>
                <span className="shrink-0 text-ink-faint text-sm">{fileSize(bytes)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {outputs.length > 0 && (
        <Section title="Expected deliverables">
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {outputs.map(({ name, media_type }) => (
              <li key={name} className="font-mono text-sm [overflow-wrap:anywhere]" title={media_type}>
                {name}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

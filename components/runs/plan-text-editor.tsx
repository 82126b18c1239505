"use client";
import { type Ref, useMemo } from "react";
import { cn } from "#components/ui/class-names.ts";

type Props = {
  text: string;
  onChange: (text: string) => void;
  /** Lines with something wrong. */
  marked: ReadonlySet<number>;
  editable: boolean;
  ref: Ref<HTMLTextAreaElement>;
};
const face =
  "whitespace-pre-wrap break-words py-2 pr-3 pl-12 font-mono text-sm leading-5 [overflow-wrap:anywhere]";

/** The plan as Markdown with numbered lines; it grows with the text, the box around it scrolls. */
export function PlanTextEditor({ text, onChange, marked, editable, ref }: Props) {
  const lines = useMemo(
    () => text.split("\n").map((content, place) => ({ content, number: place + 1 })),
    [text],
  );
  return (
    <div className="h-[min(64vh,600px)] min-h-80 overflow-auto rounded-lg border border-line-strong/60 bg-raised focus-within:border-accent">
      <div className="relative min-h-full">
        {/* What gives the editor its height and its numbers; wraps as the text above it does. */}
        <div aria-hidden className={cn(face, "pointer-events-none select-none text-transparent")}>
          {lines.map(({ content, number }) => (
            <div key={number} className={cn("relative", marked.has(number) && "bg-failed-wash")}>
              <span
                className={cn(
                  "absolute top-0 -left-12 w-9 text-right text-xs leading-5",
                  marked.has(number) ? "font-strong text-failed" : "text-ink-faint",
                )}
              >
                {number}
              </span>
              {content || "\u200b"}
            </div>
          ))}
        </div>
        <textarea
          ref={ref}
          value={text}
          readOnly={!editable}
          spellCheck={false}
          aria-label="The plan as text"
          aria-invalid={marked.size > 0}
          onChange={(event) => onChange(event.currentTarget.value)}
          className={cn(
            face,
            "absolute inset-0 h-full w-full resize-none overflow-hidden bg-transparent text-ink outline-none touch:text-sm",
          )}
        />
      </div>
    </div>
  );
}

"use client";
import type { RefObject } from "react";

type Props = { ref: RefObject<HTMLInputElement | null>; onText: (text: string) => void };

/** Reads a plan from a file; unseen, opened by whatever button holds its ref. */
export function PlanFileInput({ ref, onText }: Props) {
  return (
    <input
      ref={ref}
      type="file"
      accept=".md,.markdown,.txt,text/markdown,text/plain"
      hidden
      aria-label="Plan file"
      onChange={(event) => {
        const [file] = event.currentTarget.files ?? [];
        event.currentTarget.value = "";
        void file?.text().then(onText);
      }}
    />
  );
}

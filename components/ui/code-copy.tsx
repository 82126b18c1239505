"use client";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { IconButton } from "./icon-button.tsx";

/** Text to paste elsewhere, with a button that copies all of it. `label` says what it is. */
export function CodeCopy({ code, label }: { code: string; label: string }) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(code);
    } catch {
      return;
    }
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  }
  return (
    <figure aria-label={label} className="relative rounded-md border border-line bg-sunken">
      <pre className="overflow-x-auto py-2.5 pr-12 pl-3 font-mono text-sm [tab-size:2]">
        <code>{code}</code>
      </pre>
      <div className="absolute top-1 right-1">
        <IconButton label={copied ? "Copied" : `Copy: ${label}`} onClick={copy}>
          {copied ? <Check className="text-done" aria-hidden /> : <Copy aria-hidden />}
        </IconButton>
      </div>
      <span className="sr-only" aria-live="polite">
        {copied ? "Copied" : ""}
      </span>
    </figure>
  );
}

"use client";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "./button.tsx";
import { ScrollBox } from "./scroll-box.tsx";
import { writeClipboard } from "./write-clipboard.ts";

/** Text to paste elsewhere, with a button that copies all of it. `label` says what it is. One line wraps, code scrolls. */
export function CodeCopy({ code, label }: { code: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const single = !code.trim().includes("\n");
  async function copy() {
    if (!(await writeClipboard(code))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  }
  return (
    <div className="flex items-start rounded-md border border-line bg-sunken">
      {single ? (
        <pre className="min-w-0 flex-1 whitespace-pre-wrap py-2.5 pl-3 font-mono text-sm [overflow-wrap:anywhere]">
          {code}
        </pre>
      ) : (
        <ScrollBox label={label} className="max-h-96 min-w-0 flex-1 py-2.5 pl-3">
          <pre className="w-max pr-3 font-mono text-sm [tab-size:2]">{code}</pre>
        </ScrollBox>
      )}
      <div className="p-1.5">
        <Button size="sm" aria-label={copied ? "Copied" : `Copy ${label}`} onClick={copy} className="w-24">
          {copied ? <Check className="text-done" aria-hidden /> : <Copy aria-hidden />}
          {copied ? "Copied" : "Copy"}
        </Button>
      </div>
      <span className="sr-only" aria-live="polite">
        {copied ? "Copied" : ""}
      </span>
    </div>
  );
}

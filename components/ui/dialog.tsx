"use client";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import { type PopupProps, PopupShell } from "./popup-shell.tsx";

/** A dialog over the page. Put the buttons in a DialogFooter. */
export function Dialog(props: PopupProps) {
  return (
    <PopupShell
      {...props}
      viewport="fixed inset-0 z-40 flex items-end justify-center overflow-hidden sm:items-start sm:p-6 sm:pt-[8vh]"
      frame="max-h-[94dvh] w-full rounded-t-lg border data-ending-style:translate-y-2 data-starting-style:translate-y-2 sm:max-h-[84vh] sm:max-w-lg sm:rounded-lg"
    />
  );
}

/** The scrolling middle of a dialog or sheet. */
export function DialogBody({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div
      className={cn(
        "relative flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-4 pt-1 pb-4 sm:px-5",
        className,
      )}
    >
      {children}
    </div>
  );
}

/** The buttons of a dialog or sheet, the most likely one last. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <footer className="safe-bottom border-line border-t bg-surface">
      <div className="flex flex-wrap justify-end gap-2 px-4 py-3 sm:px-5">{children}</div>
    </footer>
  );
}

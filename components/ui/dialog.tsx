"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./class-names.ts";

export type DialogProps = {
  title: ReactNode;
  children: ReactNode;
  description?: ReactNode;
  trigger?: ReactElement<Record<string, unknown>>;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
};

/** A dialog over the page; focus goes in, and back to its trigger afterwards. Put the buttons in a DialogFooter. */
export function Dialog({
  title,
  description,
  children,
  trigger,
  open,
  onOpenChange,
  className,
}: DialogProps) {
  return (
    <Base.Root {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-[120ms] data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 flex items-end justify-center overflow-hidden sm:items-start sm:p-6 sm:pt-[8vh]">
          <Base.Popup
            className={cn(
              "flex max-h-[94dvh] w-full flex-col overflow-hidden rounded-t-lg border border-line bg-raised shadow-float outline-none transition-[opacity,translate] duration-200 ease-out data-ending-style:translate-y-2 data-starting-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:opacity-0 sm:max-h-[84vh] sm:max-w-lg sm:rounded-lg",
              className,
            )}
          >
            <header className="flex items-start gap-3 px-4 pt-3.5 pb-2 sm:px-5">
              <div className="min-w-0 flex-1">
                <Base.Title className="text-lg">{title}</Base.Title>
                {description && (
                  <Base.Description className="text-ink-soft text-sm">{description}</Base.Description>
                )}
              </div>
              <Base.Close
                aria-label="Close"
                className="-mr-1.5 flex size-7 items-center justify-center rounded-md text-ink-faint hover:bg-sunken hover:text-ink touch:size-11"
              >
                <X className="size-4" aria-hidden />
              </Base.Close>
            </header>
            {children}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** The scrolling middle of a dialog or sheet. */
export function DialogBody({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div
      className={cn("flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-4 pt-1 pb-4 sm:px-5", className)}
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

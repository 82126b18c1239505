"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { cn } from "./class-names.ts";
import type { DialogProps } from "./dialog.tsx";

/** A side sheet; on a phone a drawer from below. Body and footer as in a dialog. */
export function Sheet({ title, description, children, trigger, open, onOpenChange, className }: DialogProps) {
  return (
    <Base.Root {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={cn(
            "fixed z-40 flex flex-col overflow-hidden border-line bg-raised shadow-float outline-none transition-[opacity,translate] duration-200 ease-out data-ending-style:opacity-0 data-starting-style:opacity-0",
            "max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[88dvh] max-sm:rounded-t-lg max-sm:border-t max-sm:data-ending-style:translate-y-6 max-sm:data-starting-style:translate-y-6",
            "sm:inset-y-0 sm:right-0 sm:w-[480px] sm:border-l sm:data-ending-style:translate-x-6 sm:data-starting-style:translate-x-6",
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
      </Base.Portal>
    </Base.Root>
  );
}

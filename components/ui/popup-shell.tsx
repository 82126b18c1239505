"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./class-names.ts";

export type PopupProps = {
  title: ReactNode;
  children: ReactNode;
  description?: ReactNode;
  trigger?: ReactElement<Record<string, unknown>>;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
};

/** What dialog and sheet share: trigger, scrim, box, and a head with title and close. Focus goes in, and back to the trigger afterwards. `frame` is the look of the box, `viewport` that of what centres it, if anything does. */
export function PopupShell({
  title,
  description,
  children,
  trigger,
  open,
  onOpenChange,
  className,
  frame,
  viewport,
}: PopupProps & { frame: string; viewport?: string }) {
  const popup = (
    <Base.Popup
      className={cn(
        "flex flex-col overflow-hidden border-line bg-raised shadow-float outline-none transition-[opacity,translate] duration-200 ease-out data-ending-style:opacity-0 data-starting-style:opacity-0",
        frame,
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
  );
  return (
    <Base.Root {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-[120ms] data-ending-style:opacity-0 data-starting-style:opacity-0" />
        {viewport ? <Base.Viewport className={viewport}>{popup}</Base.Viewport> : popup}
      </Base.Portal>
    </Base.Root>
  );
}

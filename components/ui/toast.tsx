"use client";
import { Toast as Base } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { cn } from "./class-names.ts";

const manager = Base.createToastManager();

type Notice = { title: string; description?: string; tone?: "plain" | "error"; undo?: () => void };

/** Says briefly what happened. With `undo` it stays 8 s and offers to take it back; an error stays 12 s. */
export function notify({ title, description, tone = "plain", undo }: Notice): void {
  const id: string = manager.add({
    title,
    ...(description ? { description } : {}),
    type: tone,
    priority: tone === "error" ? "high" : "low",
    timeout: tone === "error" ? 12_000 : undo ? 8000 : 5000,
    ...(undo
      ? {
          actionProps: {
            children: "Undo",
            onClick: () => {
              manager.close(id);
              undo();
            },
          },
        }
      : {}),
  });
}

function ToastList() {
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["right", "down"]}
      className="rounded-lg border border-line bg-raised shadow-float transition-[opacity,translate] duration-200 ease-out data-ending-style:translate-y-2 data-starting-style:translate-y-2 data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
    >
      <Base.Content className="flex items-center gap-3 py-2 pr-1.5 pl-3">
        <span
          aria-hidden
          className={cn("h-7 w-0.5 shrink-0 rounded-sm", toast.type === "error" ? "bg-failed" : "bg-accent")}
        />
        <div className="min-w-0 flex-1">
          <Base.Title className="font-strong text-base" />
          <Base.Description className="text-ink-soft text-sm" />
        </div>
        {toast.actionProps && (
          <Base.Action className="h-7 rounded-md px-2 font-strong text-accent text-base hover:bg-accent-wash touch:h-11" />
        )}
        <Base.Close
          aria-label="Dismiss"
          className="flex size-7 items-center justify-center rounded-md text-ink-faint hover:bg-sunken hover:text-ink touch:size-11"
        >
          <X className="size-4" aria-hidden />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}

/** The place where notices appear; mounted once by the root layout. */
export function Toaster() {
  return (
    <Base.Provider toastManager={manager} limit={3}>
      <Base.Portal>
        <Base.Viewport className="fixed inset-x-3 bottom-20 z-50 flex flex-col-reverse gap-2 sm:right-5 sm:bottom-5 sm:left-auto sm:w-96">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

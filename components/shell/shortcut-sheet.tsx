"use client";
import { Keyboard } from "lucide-react";
import { useState } from "react";
import { useMe } from "#components/live/live-context.tsx";
import { Dialog, DialogBody } from "#components/ui/dialog.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { setShortcuts, shortcutsOn, useShortcuts } from "#components/ui/use-shortcuts.ts";
import { may, type Right } from "#server/domain/policy.ts";

const keys: readonly (readonly [key: string, what: string, right?: Right])[] = [
  ["C", "Write a task", "task.create"],
  ["/", "Filter the board"],
  ["← ↑ ↓ →  or  H K J L", "Move between cards"],
  ["Enter", "Open the card"],
  ["M", "Move the card: order, priority, agent, cancel", "task.edit"],
  ["Esc", "Close, or leave the filter"],
  ["?", "This list"],
];

/** The keys of what whoever looks may do, and the switch that turns single keys off. */
export function ShortcutSheet() {
  const { role } = useMe();
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState(true);
  const show = (next: boolean) => {
    if (next) setOn(shortcutsOn());
    setOpen(next);
  };
  useShortcuts({ "?": () => show(true) });
  return (
    <>
      <IconButton label="Keys" hint="?" onClick={() => show(true)}>
        <Keyboard aria-hidden />
      </IconButton>
      <Dialog title="Keys" open={open} onOpenChange={show}>
        <DialogBody>
          <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-2">
            {keys
              .filter(([, , right]) => !right || may(role, right))
              .map(([key, what]) => (
                <div key={key} className="col-span-2 grid grid-cols-subgrid">
                  <dt>
                    <kbd className="rounded-sm border border-line bg-sunken px-1.5 py-0.5 font-mono text-sm">
                      {key}
                    </kbd>
                  </dt>
                  <dd className="text-ink-soft">{what}</dd>
                </div>
              ))}
          </dl>
          <label className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={on}
              onChange={(event) => {
                setShortcuts(event.currentTarget.checked);
                setOn(event.currentTarget.checked);
              }}
            />
            Single keys are on (they never act while you type)
          </label>
        </DialogBody>
      </Dialog>
    </>
  );
}

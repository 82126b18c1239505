import { reasonOf } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";

type SaveBarProps = {
  /** What the button does, in words. */
  action: string;
  changed: boolean;
  busy: boolean;
  error: unknown;
  /** Puts the defaults into the fields; null when they are there already. */
  onReset: (() => void) | null;
};

/** Saves the fields above, or puts their defaults back. */
export function SaveBar({ action, changed, busy, error, onReset }: SaveBarProps) {
  return (
    <div className="mt-3 flex flex-col gap-3">
      {Boolean(error) && <ErrorNotice>{reasonOf(error)}</ErrorNotice>}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant={changed ? "primary" : "plain"} disabled={!changed} busy={busy}>
          {action}
        </Button>
        {onReset && (
          <Button variant="quiet" onClick={onReset}>
            Put the defaults back
          </Button>
        )}
        {changed && <span className="text-ink-faint text-sm">not saved yet</span>}
      </div>
    </div>
  );
}

"use client";
import { type FormEvent, useState } from "react";
import { reasonOf } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import type { ClockOverrides } from "#server/domain/clocks.ts";
import { clockNames, draftOf, readDraft, spanWords } from "./clock-draft.ts";
import { ClockRows } from "./clock-rows.tsx";

const words = {
  accept_seconds: "accept",
  lease_seconds: "sign of life",
  progress_seconds: "nudge",
  stall_seconds: "reassign",
} as const;

type SkillClockItemProps = {
  skill: string;
  /** Null while it is being added. */
  clocks: ClockOverrides | null;
  mayEdit: boolean;
  busy: boolean;
  error: unknown;
  onSave: (clocks: ClockOverrides) => void;
  onRemove: () => void;
};

/** One skill with its clocks: a line that unfolds into the fields. */
export function SkillClockItem({
  skill,
  clocks,
  mayEdit,
  busy,
  error,
  onSave,
  onRemove,
}: SkillClockItemProps) {
  const [open, setOpen] = useState(clocks === null);
  const [draft, setDraft] = useState(() => draftOf(clocks ?? {}));
  const { clocks: next, errors } = readDraft(draft);
  const empty = Object.keys(next).length === 0;
  const set = clockNames.filter((name) => clocks?.[name] !== undefined);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!empty && Object.keys(errors).length === 0) onSave(next);
  }
  return (
    <li className="rounded-lg border border-line p-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-48">
          <p className="font-mono [overflow-wrap:anywhere]">{skill}</p>
          <p className="text-ink-soft text-sm">
            {set.map((name) => `${words[name]} ${spanWords(clocks?.[name] ?? 0)}`).join(" · ") ||
              "nothing set yet"}
          </p>
        </div>
        {mayEdit && (
          <div className="flex gap-2">
            <Button size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? "Fold" : "Change"}
              <span className="sr-only"> the clocks of {skill}</span>
            </Button>
            <Button size="sm" variant="danger-quiet" busy={busy} onClick={onRemove}>
              Remove<span className="sr-only"> the clocks of {skill}</span>
            </Button>
          </div>
        )}
      </div>
      {open && (
        <form onSubmit={submit} noValidate className="mt-3 flex flex-col gap-3">
          <ClockRows
            draft={draft}
            errors={errors}
            onChange={setDraft}
            fallback={() => ""}
            mayEdit={mayEdit}
          />
          {Boolean(error) && <ErrorNotice>{reasonOf(error)}</ErrorNotice>}
          <div className="flex flex-wrap items-center gap-2">
            <Button type="submit" variant="primary" disabled={empty} busy={busy}>
              Save for {skill}
            </Button>
            {empty && <span className="text-ink-faint text-sm">Set at least one clock.</span>}
          </div>
        </form>
      )}
    </li>
  );
}

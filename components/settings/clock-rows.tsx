"use client";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { type ClockDraft, type ClockErrors, type ClockName, units } from "./clock-draft.ts";
import { SettingRow, SettingRows } from "./setting-row.tsx";

const rows = [
  {
    name: "accept_seconds",
    label: "Accept",
    text: "An offer not accepted in this time goes to another agent.",
  },
  {
    name: "lease_seconds",
    label: "Sign of life",
    text: "Not heard of for this long, the attempt ends and the task is matched again.",
  },
  {
    name: "progress_seconds",
    label: "Nudge",
    text: "Nothing new for this long, the agent is asked once how it goes.",
  },
  {
    name: "stall_seconds",
    label: "Reassign",
    text: "Nothing new for this long, the attempt ends as stalled and the task is matched again.",
  },
] as const;

type ClockRowsProps = {
  draft: ClockDraft;
  errors: ClockErrors;
  onChange: (draft: ClockDraft) => void;
  /** What holds while the field is empty, in words. */
  fallback: (name: ClockName) => string;
  mayEdit: boolean;
};

/** The four clocks of an attempt as fields with units. */
export function ClockRows({ draft, errors, onChange, fallback, mayEdit }: ClockRowsProps) {
  return (
    <SettingRows>
      {rows.map(({ name, label, text }) => (
        <SettingRow
          key={name}
          stacked
          label={label}
          text={`${text} ${fallback(name)}`}
          error={errors[name]}
          beside={
            <Select
              label={`Unit of ${label}`}
              options={units}
              value={draft[name].unit}
              disabled={!mayEdit}
              onChange={(unit) => onChange({ ...draft, [name]: { ...draft[name], unit } })}
              className="w-20"
            />
          }
        >
          <Input
            inputMode="decimal"
            value={draft[name].amount}
            placeholder="default"
            disabled={!mayEdit}
            onChange={(event) =>
              onChange({ ...draft, [name]: { ...draft[name], amount: event.target.value } })
            }
            className="w-20 text-right font-mono placeholder:font-sans"
          />
        </SettingRow>
      ))}
    </SettingRows>
  );
}

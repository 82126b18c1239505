import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { modelPresetNames, modelPresets } from "#server/domain/model-settings.ts";
import { type ModelDraft, type ModelErrors, modelDraftOfPreset } from "./model-draft.ts";

type ModelFieldsProps = {
  draft: ModelDraft;
  errors: ModelErrors;
  apiKey: string;
  keyHint: string | null;
  disabled: boolean;
  onDraft: (draft: ModelDraft) => void;
  onKey: (key: string) => void;
};
const presets = modelPresetNames.map((value) => ({ value, label: modelPresets[value].label }));
const figures = [
  ["inputPrice", "Input, $ a million tokens", ""],
  ["cachedPrice", "Cached input, $ a million", ""],
  ["outputPrice", "Output, $ a million tokens", ""],
  ["maxConcurrency", "Calls at once", "0: learned from the server."],
  ["requestsPerMinute", "Calls a minute", "0: learned from the server."],
  ["contextTokens", "Context, tokens", "Question and answer together."],
] as const;

/** The fields of a workspace's own model. The key goes in and is never shown again. */
export function ModelFields({ draft, errors, apiKey, keyHint, disabled, onDraft, onKey }: ModelFieldsProps) {
  return (
    <div className="flex flex-col gap-4">
      <Field label="Kind of server" description="Fills in what is known of it; everything may be changed.">
        <Select
          options={presets}
          value={draft.preset}
          disabled={disabled}
          onChange={(preset) => onDraft(modelDraftOfPreset(preset))}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Base URL" error={errors.baseUrl}>
          <Input
            type="url"
            value={draft.baseUrl}
            disabled={disabled}
            onChange={(event) => onDraft({ ...draft, baseUrl: event.target.value })}
            className="font-mono text-sm"
          />
        </Field>
        <Field label="Model id" error={errors.model}>
          <Input
            value={draft.model}
            disabled={disabled}
            onChange={(event) => onDraft({ ...draft, model: event.target.value })}
            className="font-mono text-sm"
          />
        </Field>
      </div>
      <Field
        label="Key"
        description={
          keyHint
            ? `A key that ends in ${keyHint} is kept. Leave this empty to keep it.`
            : "Kept sealed, never shown again. A server that asks for none takes any word."
        }
        error={errors.apiKey}
      >
        <Input
          type="password"
          autoComplete="off"
          value={apiKey}
          disabled={disabled}
          placeholder={keyHint ?? ""}
          onChange={(event) => onKey(event.target.value)}
          className="font-mono text-sm"
        />
      </Field>
      <details>
        <summary className="w-fit cursor-pointer text-ink-soft text-sm touch:py-3.5">
          Prices and limits
        </summary>
        <div className="mt-3 grid gap-4 sm:grid-cols-3">
          {figures.map(([name, label, text]) => (
            <Field key={name} label={label} description={text || undefined} error={errors[name]}>
              <Input
                inputMode="decimal"
                value={draft[name]}
                disabled={disabled}
                onChange={(event) => onDraft({ ...draft, [name]: event.target.value })}
                className="font-mono"
              />
            </Field>
          ))}
        </div>
      </details>
    </div>
  );
}

"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { reasonOf, useTRPC } from "#components/live/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorNotice } from "#components/ui/error-notice.tsx";
import { type ModelSettings, settingsOfPreset } from "#server/domain/model-settings.ts";
import { ConnectionResult } from "./connection-result.tsx";
import {
  type ModelErrors,
  type ModelSource,
  modelDraftOf,
  modelDraftOfPreset,
  readModelDraft,
} from "./model-draft.ts";
import { ModelFields } from "./model-fields.tsx";
import { ModelSourceChoice } from "./model-source.tsx";
import { type ModelState, useEditModel } from "./use-model.ts";

type ModelFormProps = { workspaceId: string; state: ModelState; mayEdit: boolean };

/** Who coordinates as it is kept now. */
function sourceOf({ own, environment }: ModelState): ModelSource {
  if (own && !own.enabled) return "off";
  if (own?.keyHint) return "own";
  return environment ? "environment" : "off";
}

/** Sets which model coordinates here; a connection can be tried before it is saved, and the model switched off at any time. */
export function ModelForm({ workspaceId, state, mayEdit }: ModelFormProps) {
  const kept = state.own?.settings ?? null;
  const keyHint = state.own?.keyHint ?? null;
  const [source, setSource] = useState(() => sourceOf(state));
  const [draft, setDraft] = useState(() => (kept ? modelDraftOf(kept) : modelDraftOfPreset("kimi")));
  const [apiKey, setApiKey] = useState("");
  const [errors, setErrors] = useState<ModelErrors>({});
  const edit = useEditModel(workspaceId);
  const test = useMutation(useTRPC().coordinator.test.mutationOptions());
  const environment =
    state.environment && `${state.environment.model} at ${new URL(state.environment.baseUrl).host}`;

  const changed =
    source !== sourceOf(state) ||
    (source === "own" &&
      (apiKey.trim() !== "" || (kept && JSON.stringify(draft) !== JSON.stringify(modelDraftOf(kept)))));

  /** The settings as typed, with the key where one is given; null while a field is wrong, which is then said. */
  function readForm(): { settings: ModelSettings; apiKey?: string } | null {
    const read = readModelDraft(draft, kept);
    const wrong: ModelErrors = "errors" in read ? { ...read.errors } : {};
    if (!apiKey.trim() && !keyHint) wrong.apiKey = "Give the key of this server.";
    setErrors(wrong);
    if ("errors" in read || wrong.apiKey) return null;
    return { settings: read.settings, ...(apiKey.trim() ? { apiKey: apiKey.trim() } : {}) };
  }
  function save() {
    if (source === "own") {
      const form = readForm();
      if (form) edit.mutate({ workspaceId, enabled: true, ...form }, { onSuccess: () => setApiKey("") });
      return;
    }
    const settings = kept ?? settingsOfPreset("kimi");
    edit.mutate({ workspaceId, enabled: source !== "off", settings, removeKey: source === "environment" });
  }
  function tryOut() {
    const form = readForm();
    if (form) test.mutate({ workspaceId, ...form });
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      className="flex flex-col gap-4"
    >
      <ModelSourceChoice value={source} onChange={setSource} environment={environment} disabled={!mayEdit} />
      {source === "own" && (
        <ModelFields
          draft={draft}
          errors={errors}
          apiKey={apiKey}
          keyHint={keyHint}
          disabled={!mayEdit}
          onDraft={setDraft}
          onKey={setApiKey}
        />
      )}
      {source === "environment" && keyHint && (
        <p className="text-attention text-sm">The key that ends in {keyHint} is removed when you save.</p>
      )}
      {source === "own" && test.data && (
        <ConnectionResult
          result={test.data}
          model={draft.model}
          onChoose={(model) => setDraft({ ...draft, model })}
        />
      )}
      {(edit.error || test.error) && <ErrorNotice>{reasonOf(edit.error ?? test.error)}</ErrorNotice>}
      {mayEdit && (
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            variant={changed ? "primary" : "plain"}
            disabled={!changed}
            busy={edit.isPending}
          >
            {source === "off"
              ? "Use rules only"
              : source === "own"
                ? "Use this model"
                : "Use the operator’s model"}
          </Button>
          {source === "own" && (
            <Button onClick={tryOut} busy={test.isPending}>
              {test.isPending ? "Testing…" : "Test connection"}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}

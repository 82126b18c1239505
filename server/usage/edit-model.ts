import type { ModelSettings } from "#server/domain/model-settings.ts";
import type { Work } from "#server/queue/work.ts";

export type EditModelInput = {
  enabled: boolean;
  settings: ModelSettings;
  /** A new key, already sealed; undefined keeps the old one, null takes it away. */
  keySealed?: string | null;
  keyHint?: string | null;
  by: string;
};

/** Sets which model coordinates the workspace, or switches it off; in force with the next decision. */
export function editModel(work: Work, { enabled, settings, keySealed, keyHint, by }: EditModelInput): void {
  const { id } = work.workspace;
  const old = work.find("model_setting", id);
  work.put("model_setting", {
    id,
    workspaceId: id,
    enabled,
    settings,
    keySealed: keySealed === undefined ? (old?.keySealed ?? null) : keySealed,
    keyHint: keySealed === undefined ? (old?.keyHint ?? null) : (keyHint ?? null),
    updatedById: by,
    updatedAt: work.now,
  });
  const fields = [
    ...(old?.enabled === enabled ? [] : [enabled ? "use" : "use (switched off)"]),
    ...(JSON.stringify(old?.settings) === JSON.stringify(settings) ? [] : ["settings"]),
    ...(keySealed === undefined ? [] : ["key"]),
  ];
  work.emit("model.edited", {}, { fields });
}

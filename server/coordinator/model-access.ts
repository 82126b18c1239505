import { type ModelAccess, ModelSettings } from "#server/domain/model-settings.ts";
import type { Services } from "#server/open-services.ts";
import type { State } from "#server/queue/state.ts";
import { accessFromEnv } from "./model/access-from-env.ts";

/** What a sealed model key is bound to. */
export const modelKeyPurpose = (workspaceId: string): string => `model key of ${workspaceId}`;

/** The model that coordinates a workspace: its own setting, else the environment's; null when there is none, or it is switched off. */
export function modelAccess(services: Pick<Services, "env" | "vault">, state: State): ModelAccess | null {
  const { workspace } = state;
  const own = state.maps.model_setting.get(workspace.id);
  if (own && !own.enabled) return null;
  if (own?.keySealed) {
    const settings = ModelSettings.safeParse(own.settings);
    if (!settings.success) return null;
    const apiKey = services.vault.open(modelKeyPurpose(workspace.id), own.keySealed);
    return { ...settings.data, apiKey, source: "workspace" };
  }
  return accessFromEnv(services.env);
}

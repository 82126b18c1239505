/** What a person changed in a plan and has not saved; `base` is the version they began from. */
export type StoredEdit = { base: number; text: string };

const keyOf = (runId: string): string => `plan-edit ${runId}`;

/** The unsaved edits of this tab, so that a reload loses nothing; null when there are none. */
export function readStoredEdit(runId: string): StoredEdit | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(runId)) ?? "null");
    if (!stored || typeof stored !== "object" || !("base" in stored) || !("text" in stored)) return null;
    return typeof stored.base === "number" && typeof stored.text === "string"
      ? { base: stored.base, text: stored.text }
      : null;
  } catch {
    return null;
  }
}

/** Keeps the edits for this tab, or forgets them; where the browser keeps nothing they live until the page goes. */
export function storeEdit(runId: string, edit: StoredEdit | null): void {
  try {
    if (edit) sessionStorage.setItem(keyOf(runId), JSON.stringify(edit));
    else sessionStorage.removeItem(keyOf(runId));
  } catch {
    // A browser without storage, or a full one.
  }
}

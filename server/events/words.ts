/** Words of a reply while they come: told to whoever watches the thread, kept nowhere. */
export type WordsSaid = { workspaceId: string; threadId: string; text: string };
type Listener = (said: WordsSaid) => void;

/** Passes on the words of replies under way; losing some loses nothing, since the message itself follows. */
export class Words {
  readonly #listeners = new Set<Listener>();

  say(said: WordsSaid): void {
    for (const listener of this.#listeners) listener(said);
  }

  /** Calls `listener` with every reply so far; returns the way to stop it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

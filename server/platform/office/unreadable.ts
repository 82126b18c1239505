/** Says in a plain sentence why a file cannot be read; holds no word of the file itself, for a model reads it as a fact. */
export class Unreadable extends Error {}

export const damaged = "It is damaged: it does not open as what it says it is.";

/** A workspace in the list of one person, with what is going on in it. */
export type WorkspaceRow = {
  id: string;
  name: string;
  goal: string;
  role: string;
  pausedAt: Date | string | null;
  counts: { working: number; needsYou: number; completed: number; agents: number };
};

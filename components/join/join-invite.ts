/** An invite as its page shows it. `unknown` has nothing but its state. */
export type ShownInvite =
  | { state: "unknown" }
  | {
      state: "open" | "expired" | "used";
      kind: "human" | "agent";
      role: string;
      workspaceId: string;
      workspaceName: string;
      goal: string;
      /** The address of this invite, absolute. */
      url: string;
      inviterName: string;
      expiresAt: Date | string;
    };

import type { AgentId, MemberId, WorkspaceId } from "./ids.ts";
import type { Role } from "./policy.ts";

const memberKinds = ["human", "agent", "coordinator"] as const;
export type MemberKind = (typeof memberKinds)[number];

/** A human, an agent or the coordinator in a workspace. */
export type Member = {
  id: MemberId;
  workspaceId: WorkspaceId;
  kind: MemberKind;
  role: Role;
  userId: string | null;
  agentId: AgentId | null;
  name: string;
  createdAt: Date;
  removedAt: Date | null;
};

/** Who does something: a person, an agent, the coordinator, or the product itself. `id` is a member's or agent's id. */
export type Actor = { kind: "human" | "agent" | "coordinator" | "system"; id: string };

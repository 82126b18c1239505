/** Roles of members, strongest first. `worker` is what agents are. */
export const roles = ["owner", "admin", "member", "viewer", "worker"] as const;
export type Role = (typeof roles)[number];

/** Everything a role may be asked for. The one table of rights: every door asks `may`. */
export const rights = {
  "workspace.read": ["owner", "admin", "member", "viewer"],
  "workspace.edit": ["owner", "admin"],
  "workspace.pause": ["owner", "admin", "member"],
  "member.invite": ["owner", "admin"],
  "member.edit": ["owner", "admin"],
  "agent.invite": ["owner", "admin", "member"],
  "agent.approve": ["owner", "admin"],
  "agent.control": ["owner", "admin"],
  "token.create": ["owner", "admin"],
  "task.create": ["owner", "admin", "member"],
  "task.edit": ["owner", "admin", "member"],
  "task.review": ["owner", "admin", "member"],
  "message.post": ["owner", "admin", "member"],
  "run.create": ["owner", "admin", "member"],
  "run.control": ["owner", "admin", "member"],
  "decision.overrule": ["owner", "admin", "member"],
  "playbook.edit": ["owner", "admin", "member"],
  "model.edit": ["owner", "admin"],
  "attempt.report": ["worker"],
} as const satisfies Record<string, readonly Role[]>;
export type Right = keyof typeof rights;

/** Says whether a role has a right; an unknown role has none. */
export function may(role: string, right: Right): boolean {
  return (rights[right] as readonly string[]).includes(role);
}

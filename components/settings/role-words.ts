/** The roles a person can have, strongest first, and what each may do. */
export const humanRoles = ["owner", "admin", "member", "viewer"] as const;
export type HumanRole = (typeof humanRoles)[number];

export const roleWords: Record<HumanRole, string> = {
  owner: "everything",
  admin: "people and agents too",
  member: "tasks and reviews",
  viewer: "reads only",
};

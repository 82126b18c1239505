import type { Agent } from "./agent.ts";
import { skillsCalled } from "./skills-called.ts";

/** The skills a message calls with /, of those the active agents have. */
export function skillsOfMessage(body: string, agents: Iterable<Pick<Agent, "status" | "profile">>): string[] {
  const active = [...agents].filter(({ status }) => status === "active");
  return skillsCalled(
    body,
    active.flatMap(({ profile }) => profile.skills.map(({ id }) => id)),
  );
}

import { timingSafeEqual } from "node:crypto";
import type { Agent } from "#server/domain/agent.ts";
import { fieldError } from "#server/domain/errors.ts";
import type { CheckIn } from "#server/domain/report.ts";
import type { Work } from "#server/queue/work.ts";
import { type AttemptAnswer, answerAttempt } from "../attempts/answer-attempt.ts";
import { seeAgent } from "./see-agent.ts";

export type CheckInInput = CheckIn & { agentId: string; nonceHash: string | null };
export type CheckInAnswer = {
  agent: { id: string; status: Agent["status"] };
  open_attempts: AttemptAnswer["attempt"][];
  next_poll_seconds: number;
};

/**
 * An agent's sign of life after joining. The right nonce within its time makes it active; a wrong or
 * late one is refused (a new ping follows by itself).
 */
export function checkInAgent(work: Work, input: CheckInInput): CheckInAnswer {
  let agent = seeAgent(work, input.agentId);
  if (input.nonceHash !== null && agent.status === "verifying") {
    const expected = agent.nonceHash ?? "";
    const same =
      expected.length === input.nonceHash.length &&
      timingSafeEqual(Buffer.from(expected), Buffer.from(input.nonceHash));
    if (!same)
      throw fieldError("nonce", "this is not the nonce of the last agent.ping; answer the newest one");
    if (agent.nonceUntil && agent.nonceUntil < work.now)
      throw fieldError("nonce", "this nonce is older than 60 s; a new agent.ping is on its way");
    agent = { ...agent, status: "active", presence: "online", nonceHash: null, nonceUntil: null };
    work.put("agent", agent);
    work.emit("agent.activated", { agentId: agent.id }, { name: agent.name });
  }
  if (input.status !== undefined && input.status !== agent.availability) {
    agent = { ...agent, availability: input.status };
    work.put("agent", agent);
    work.emit("agent.edited", { agentId: agent.id }, { name: agent.name, fields: ["availability"] });
  }
  const open = work.attemptsOf(agent.id).map((attempt) => answerAttempt(attempt).attempt);
  return {
    agent: { id: agent.id, status: agent.status },
    open_attempts: open,
    next_poll_seconds: agent.delivery.mode === "pull" ? 1 : agent.pollSeconds,
  };
}

import { cutText } from "#server/domain/cut-text.ts";
import type { MemberId } from "#server/domain/ids.ts";
import { may } from "#server/domain/policy.ts";
import { skillsOfMessage } from "#server/domain/skills-of-message.ts";
import { NewTask } from "#server/domain/task.ts";
import type { Work } from "#server/queue/work.ts";
import { recordDecision } from "../../decisions/record-decision.ts";
import { createTasks } from "../../tasks/create-tasks.ts";
import { settleInquiry } from "../../threads/settle-inquiry.ts";

/** Makes a task of an order that calls a skill with /, when there is no model to read it: its words are the task's, its author's rights are what counts. */
export function orderByRules(work: Work, { inquiryId }: { inquiryId: string }): void {
  const inquiry = work.get("inquiry", inquiryId);
  if (inquiry.status !== "open") return;
  const skills = skillsOfMessage(inquiry.body, work.state.maps.agent.values());
  const words = ownWords(inquiry.body, [...skills, work.workspace.settings.coordinator.name, "coordinator"]);
  const asker = work.find("member", inquiry.authorId);
  const allowed =
    work.workspace.settings.coordinator.mayCreate &&
    asker?.kind === "human" &&
    asker.removedAt === null &&
    may(asker.role, "task.create");
  const answer = (reply: string, links: string[], decisionId: string | null) =>
    settleInquiry(work, { inquiryId, reply, links, decisionId });
  const named = skills.map((skill) => `/${skill}`).join(" ");
  if (!allowed)
    return void answer("I cannot make a task on this message: its author has no right to.", [], null);
  if (words === "") return void answer(`What is to be done with ${named}?`, [], null);
  const title = cutText(words.split("\n")[0] ?? words, 120);
  const wanted = NewTask.parse({ title, instructions: words, skills, review: "person" });
  const [task] = createTasks(work, { tasks: [wanted], createdById: inquiry.authorId as MemberId });
  const decisionId = recordDecision(work, {
    kind: "converse",
    by: "rules",
    subjectId: inquiry.id,
    inputs: { asked: [{ message_id: inquiry.id, skills_called: skills }] },
    chosen: "create_task",
    reason: `an order that calls ${named} is a task for that skill`,
    outcome: { reply: "", task: wanted },
  });
  answer(
    `I made a task of it, for ${named}. A time in it was not read: I follow rules only.`,
    task ? [task.id] : [],
    decisionId,
  );
}

/** What is left of a message without whom and what it calls. */
function ownWords(body: string, called: readonly string[]): string {
  const names = called.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  return body
    .replace(new RegExp(`(?<![\\p{L}\\p{N}])[@/](?:${names})(?![\\p{L}\\p{N}])[,:]?`, "giu"), " ")
    .replace(/[ \t]+/g, " ")
    .trim();
}

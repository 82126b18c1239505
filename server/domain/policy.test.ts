import { expect, test } from "vitest";
import { may, type Right, rights, roles } from "./policy.ts";

test("the table of rights: every change of it is meant", () => {
  const table = Object.keys(rights).map((right) => {
    const marks = roles.map((role) => (may(role, right as Right) ? role : "-"));
    return `${right}: ${marks.join(" ")}`;
  });
  expect(table).toMatchInlineSnapshot(`
    [
      "workspace.read: owner admin member viewer -",
      "workspace.edit: owner admin - - -",
      "workspace.pause: owner admin member - -",
      "member.invite: owner admin - - -",
      "member.edit: owner admin - - -",
      "agent.invite: owner admin member - -",
      "agent.approve: owner admin - - -",
      "agent.control: owner admin - - -",
      "token.create: owner admin - - -",
      "task.create: owner admin member - -",
      "task.edit: owner admin member - -",
      "task.review: owner admin member - -",
      "message.post: owner admin member - -",
      "run.create: owner admin member - -",
      "run.control: owner admin member - -",
      "decision.overrule: owner admin member - -",
      "playbook.edit: owner admin member - -",
      "model.edit: owner admin - - -",
      "attempt.report: - - - - worker",
    ]
  `);
});

test.each(["", "root", "Owner", "owner ", "constructor"])("the unknown role “%s” may nothing", (role) => {
  for (const right of Object.keys(rights)) expect(may(role, right as Right)).toBe(false);
});

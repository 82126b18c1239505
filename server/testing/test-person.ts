import { randomUUID } from "node:crypto";
import type { Role } from "#server/domain/policy.ts";
import type { Api, TestInstance } from "./test-instance.ts";

export const password = "correct horse";
export type TestPerson = { email: string; name: string; cookie: string; api: Api };

/** The cookies an answer sets, in the form a browser sends them back. */
export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .join("; ");

/** Calls the auth library's endpoint as the sign-in page does. */
export function callAuth(
  instance: TestInstance,
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${instance.url}/api/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: instance.url, ...headers },
    body: JSON.stringify(body),
  });
}

/** Signs a new person up by an invite into a workspace; they have not accepted it yet. */
export async function aStranger(
  instance: TestInstance,
  code: string,
  name = "Stranger",
): Promise<TestPerson> {
  const email = `${randomUUID()}@example.org`;
  const response = await callAuth(
    instance,
    "/sign-up/email",
    { email, name, password },
    { "x-invite-code": code },
  );
  if (!response.ok) throw new Error(`sign-up answered ${response.status}: ${await response.text()}`);
  const cookie = cookieOf(response);
  return { email, name, cookie, api: instance.api({ cookie }) };
}

/** A person with a session who is a member of a workspace in this role. */
export async function aPerson(
  instance: TestInstance,
  workspaceId: string,
  role: Role,
  name: string = role,
): Promise<TestPerson> {
  const asked = role === "admin" || role === "viewer" ? role : "member";
  const { code } = await instance.owner.members.createInvite.mutate({
    workspaceId,
    kind: "human",
    role: asked,
  });
  const person = await aStranger(instance, code, name);
  await person.api.members.acceptInvite.mutate({ code });
  if (role !== asked) {
    const me = await person.api.workspaces.board.query({ workspaceId });
    await instance.owner.members.setRole.mutate({ memberId: me?.me.memberId ?? "", role });
  }
  return person;
}

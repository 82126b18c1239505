import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestInstance } from "../testing/test-instance.ts";
import { aStranger, callAuth, cookieOf, password, type TestPerson } from "../testing/test-person.ts";
import { aWorkspace, type TestWorkspace } from "../testing/test-workspace.ts";

let instance: TestInstance;
let room: TestWorkspace;
beforeAll(async () => {
  instance = await TestInstance.boot();
  room = await aWorkspace(instance);
});
afterAll(() => instance.stop());

const invite = async (kind: "human" | "agent" = "human", role: "member" | "viewer" = "member") =>
  (await instance.owner.members.createInvite.mutate({ workspaceId: room.id, kind, role })).code;
const signUp = (code: string | null, email = `${randomUUID()}@example.org`) =>
  callAuth(
    instance,
    "/sign-up/email",
    { email, name: "New", password },
    code === null ? {} : { "x-invite-code": code },
  );
const signIn = (person: { email: string }, secret = password) =>
  callAuth(instance, "/sign-in/email", { email: person.email, password: secret });
const me = (cookie: string) => instance.api({ cookie }).members.me.query();

test("an account needs a person's invite that is open: none, a made-up, an agent's or an old one will not do", async () => {
  for (const code of [null, "", "MADEUPCODE", await invite("agent")]) {
    const response = await signUp(code);
    expect(response.status, String(code)).toBe(403);
    expect(await response.text()).toContain("needs an invite");
  }
  const code = await invite();
  expect((await signUp(code.toLowerCase())).status).toBe(200);
  await instance.rows(`update invite set "expiresAt" = now() - interval '1 second'`);
  expect((await signUp(code)).status).toBe(403);
});

test("SIGN_UP=open lets anyone make an account, who then sees no workspace", async () => {
  const open = await TestInstance.boot({ SIGN_UP: "open" });
  const room = await aWorkspace(open);
  const response = await callAuth(open, "/sign-up/email", { email: "a@example.org", name: "A", password });
  expect(response.status).toBe(200);
  const api = open.api({ cookie: cookieOf(response) });
  expect(await api.workspaces.list.query()).toEqual([]);
  await expect(api.workspaces.board.query({ workspaceId: room.id })).rejects.toThrow("no member");
  await open.stop();
});

test("signing in with the password opens a session, with another it does not, and neither tells whether the account exists", async () => {
  const person = await aStranger(instance, await invite());
  const right = await signIn(person);
  expect(right.status).toBe(200);
  expect((await me(cookieOf(right)))?.email).toBe(person.email);
  expect(right.headers.getSetCookie().join()).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i);
  const wrong = await signIn(person, "wrong password");
  const nobody = await signIn({ email: "nobody@example.org" });
  expect([wrong.status, nobody.status]).toEqual([401, 401]);
  expect(await wrong.text()).toBe(await nobody.text());
});

test("signing out ends that session; the others can be ended from any of them", async () => {
  const person = await aStranger(instance, await invite());
  const [first, second, third] = [
    person.cookie,
    cookieOf(await signIn(person)),
    cookieOf(await signIn(person)),
  ];
  expect((await callAuth(instance, "/sign-out", {}, { cookie: first })).status).toBe(200);
  expect(await me(first)).toBeNull();
  expect((await me(second))?.email).toBe(person.email);
  expect((await callAuth(instance, "/revoke-other-sessions", {}, { cookie: second })).status).toBe(200);
  expect(await me(third)).toBeNull();
  expect((await me(second))?.email).toBe(person.email);
});

test("a session that is not ours, and one of another site's form, are refused", async () => {
  expect(await me("claw.session_token=abc.def")).toBeNull();
  const person = await aStranger(instance, await invite());
  const foreign = await callAuth(
    instance,
    "/sign-out",
    {},
    { cookie: person.cookie, origin: "https://evil.example" },
  );
  expect(foreign.status).toBe(403);
  expect((await me(person.cookie))?.email).toBe(person.email);
});

test("an invite makes its holder a member once, in the role it gives; who is one already stays what they are", async () => {
  const code = await invite("human", "viewer");
  const [one, two] = [await aStranger(instance, code), await aStranger(instance, code)];
  const accept = (person: TestPerson, with_ = code) =>
    person.api.members.acceptInvite.mutate({ code: with_ });
  expect(await accept(one)).toEqual({ workspaceId: room.id });
  const board = await one.api.workspaces.board.query({ workspaceId: room.id });
  expect(board?.me.role).toBe("viewer");
  await expect(accept(two)).rejects.toThrow("used already");
  await accept(one, await invite("human", "member"));
  expect((await one.api.workspaces.board.query({ workspaceId: room.id }))?.me.role).toBe("viewer");
  const expired = await invite();
  instance.clock.advance(8 * 86_400);
  await expect(accept(two, expired)).rejects.toThrow("expired");
  await expect(accept(two, await invite("agent"))).rejects.toThrow("for an agent");
  await expect(accept(two, "NONE")).rejects.toThrow();
});

test("an invite accepted twice at the same moment makes one member", async () => {
  const code = await invite();
  const person = await aStranger(instance, code);
  await Promise.allSettled([1, 2, 3].map(() => person.api.members.acceptInvite.mutate({ code })));
  const rows = await instance.rows(
    `select m.id from member m join "user" u on u.id = m."userId" where u.email=$1`,
    [person.email],
  );
  expect(rows).toHaveLength(1);
  expect((await person.api.workspaces.list.query()).map(({ id }) => id)).toEqual([room.id]);
});

test("a removed member sees nothing more, and can come back by a new invite as the same member", async () => {
  const code = await invite();
  const person = await aStranger(instance, code);
  await person.api.members.acceptInvite.mutate({ code });
  const before = (await person.api.workspaces.board.query({ workspaceId: room.id }))?.me.memberId ?? "";
  await instance.owner.members.remove.mutate({ memberId: before });
  await expect(person.api.workspaces.board.query({ workspaceId: room.id })).rejects.toThrow("no member");
  expect(await person.api.workspaces.list.query()).toEqual([]);
  await person.api.members.acceptInvite.mutate({ code: await invite() });
  expect((await person.api.workspaces.board.query({ workspaceId: room.id }))?.me.memberId).toBe(before);
});

test("a workspace keeps an owner, whoever tries to leave or to be less", async () => {
  const own = await aWorkspace(instance);
  const [owner] = await instance.rows<{ id: string }>(
    `select id from member where "workspaceId"=$1 and role='owner'`,
    [own.id],
  );
  const memberId = owner?.id ?? "";
  await expect(instance.owner.members.remove.mutate({ memberId })).rejects.toThrow("needs an owner");
  await expect(instance.owner.members.setRole.mutate({ memberId, role: "member" })).rejects.toThrow(
    "needs an owner",
  );
});

test("the one-time link signs its holder in once", async () => {
  const { url } = await instance.owner.members.signInLink.mutate({});
  const open = async (): Promise<Response> => {
    let at = url;
    for (;;) {
      const response = await fetch(at, { redirect: "manual" });
      const next = response.headers.get("location");
      if (cookieOf(response) !== "" || !next || response.status !== 302) return response;
      at = new URL(next, instance.url).href;
      if (!at.includes("/api/")) return response;
    }
  };
  const first = await open();
  expect((await me(cookieOf(first)))?.email).toBe(instance.env.OWNER_EMAIL);
  const again = await open();
  expect(cookieOf(again)).toBe("");
  expect(again.headers.get("location")).toContain("/sign-in");
});

test("links cannot be asked for over HTTP by strangers, nor by a session", async () => {
  const asked = await callAuth(instance, "/sign-in/magic-link", { email: instance.env.OWNER_EMAIL });
  expect(asked.status).toBe(404);
  const person = await aStranger(instance, await invite());
  await expect(person.api.members.signInLink.mutate({ email: instance.env.OWNER_EMAIL })).rejects.toThrow(
    "runs the server",
  );
});

test("a person may change their name and address, not take another's, nor set a password over the old one", async () => {
  const code = await invite();
  const person = await aStranger(instance, code, "Before");
  await person.api.members.acceptInvite.mutate({ code });
  await person.api.members.updateAccount.mutate({ name: "After", email: person.email.toUpperCase() });
  const names = await instance.owner.members.list.query({ workspaceId: room.id });
  expect(names.map((member) => member.name)).toContain("After");
  const update = (change: object) =>
    person.api.members.updateAccount.mutate({ name: "After", email: person.email, ...change });
  await expect(update({ email: instance.env.OWNER_EMAIL })).rejects.toThrow("another account");
  await expect(update({ password: "a new password" })).rejects.toThrow(/password/);
  expect((await signIn(person)).status).toBe(200);
});

test("the eleventh sign-in of a minute from one address is refused; other calls are not", async () => {
  const strict = await TestInstance.boot({ AUTH_RATE_LIMIT: "on" });
  const guess = () =>
    callAuth(
      strict,
      "/sign-in/email",
      { email: "x@example.org", password: "guessing" },
      { "x-claw-address": randomUUID(), "x-forwarded-for": "9.9.9.9" },
    );
  const statuses: number[] = [];
  for (let n = 0; n < 12; n++) statuses.push((await guess()).status);
  expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
  expect(statuses.slice(10)).toEqual([429, 429]);
  expect((await fetch(`${strict.url}/api/health`)).status).toBe(200);
  await strict.stop();
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, TestInstance } from "../testing/test-instance.ts";

let instance: TestInstance;
beforeAll(async () => {
  instance = await TestInstance.boot({ SIGN_UP: "open" });
});
afterAll(() => instance.stop());

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
const as = (cookie: string): Api => instance.api({ cookie });
const auth = (path: string, body: object): Promise<Response> =>
  fetch(`${instance.url}/api/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: instance.url },
    body: JSON.stringify(body),
  });
const signIn = (email: string, password: string) => auth("/sign-in/email", { email, password });

/** Opens a fresh one-time link, as a browser does; returns the session's cookie. */
async function byLink(email: string): Promise<string> {
  const { url } = await instance.owner.members.signInLink.mutate({ email });
  const short = await fetch(url, { redirect: "manual" });
  const location = `${instance.url}${short.headers.get("location")}`;
  return cookieOf(await fetch(location, { redirect: "manual" }));
}

/** A person with a password and a proven address, who also has a session somewhere else. */
async function aPerson(name: string): Promise<{ email: string; elsewhere: string }> {
  const email = `${name}@people.test`;
  expect((await auth("/sign-up/email", { name, email, password: "the old password" })).status).toBe(200);
  await as(await byLink(email)).members.updateAccount.mutate({ name, email, password: "the old password" });
  const answer = await signIn(email, "the old password");
  expect(answer.status).toBe(200);
  return { email, elsewhere: cookieOf(answer) };
}

test("who comes by a one-time link sets a new password without the old one, once; other sessions end", async () => {
  const { email, elsewhere } = await aPerson("ada");
  const session = as(await byLink(email));
  expect(await session.members.me.query()).toMatchObject({ placeholder: false, byLink: true });
  await session.members.updateAccount.mutate({ name: "Ada", email, password: "a new password" });
  expect((await signIn(email, "the old password")).status).toBe(401);
  expect((await signIn(email, "a new password")).status).toBe(200);
  expect(await as(elsewhere).members.me.query()).toBeNull();
  expect(await session.members.me.query()).toMatchObject({ name: "Ada", byLink: false });
  const again = session.members.updateAccount.mutate({ name: "Ada", email, password: "one more password" });
  await expect(again).rejects.toThrow("there is one already");
});

test("a session by password cannot, nor one whose link was opened 15 minutes ago", async () => {
  const { email, elsewhere } = await aPerson("ben");
  const change = (cookie: string) =>
    as(cookie).members.updateAccount.mutate({ name: "Ben", email, password: "a thief's password" });
  const late = await byLink(email);
  await expect(change(elsewhere)).rejects.toThrow("one-time link");
  const left = `extract(epoch from "expiresAt" - now() at time zone 'utc')`;
  const where = `identifier like 'link-session:%' and value=(select id from "user" where email=$1)`;
  const marks = await instance.rows<{ left: number }>(
    `select ${left}::float as left from verification where ${where}`,
    [email],
  );
  expect(marks).toHaveLength(1);
  expect(Math.abs((marks[0]?.left ?? 0) - 900)).toBeLessThan(60);
  await instance.rows(
    `update verification set "expiresAt"="expiresAt" - interval '15 minutes' where ${where}`,
    [email],
  );
  expect(await as(late).members.me.query()).toMatchObject({ byLink: false });
  await expect(change(late)).rejects.toThrow("one-time link");
  expect((await signIn(email, "the old password")).status).toBe(200);
});

test("an account whose address was never proven starts anew with its link: no old password, no old session", async () => {
  const email = "eve@people.test";
  const first = await auth("/sign-up/email", { name: "Eve", email, password: "a squatter's password" });
  const session = as(await byLink(email));
  expect(await session.members.me.query()).toMatchObject({ placeholder: true });
  expect(await as(cookieOf(first)).members.me.query()).toBeNull();
  await session.members.updateAccount.mutate({ name: "Eve", email, password: "her own password" });
  expect((await signIn(email, "a squatter's password")).status).toBe(401);
  expect((await signIn(email, "her own password")).status).toBe(200);
});

test("only the operator makes links, and only for accounts there are", async () => {
  const { email, elsewhere } = await aPerson("cy");
  await expect(as(elsewhere).members.signInLink.mutate({})).rejects.toThrow("Only whoever runs the server");
  const forged = instance.api({ cookie: elsewhere, authorization: "Bearer clo_guessed" });
  await expect(forged.members.signInLink.mutate({ email })).rejects.toThrow("Only whoever runs the server");
  expect((await auth("/sign-in/magic-link", { email })).status).toBe(404);
  const nobody = instance.owner.members.signInLink.mutate({ email: "nobody@people.test" });
  await expect(nobody).rejects.toThrow("no account here has this address");
  const operator = instance.owner.members.updateAccount.mutate({
    name: "O",
    email: "o@people.test",
    password: "12345678",
  });
  await expect(operator).rejects.toThrow("signed in");
});

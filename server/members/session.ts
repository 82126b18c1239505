import { headers } from "next/headers";
import { pagesDb } from "#server/platform/pages-db.ts";
import { type Auth, createAuth } from "./auth.ts";

let auth: Promise<Auth> | undefined;
async function open(): Promise<Auth> {
  const { env } = await import("#server/env.ts");
  return createAuth(await pagesDb(), env);
}

/** The person whose session a page is rendered for, or null. */
export async function currentUser(): Promise<{ id: string; name: string; email: string } | null> {
  // Asked for first: while pages are built there is no request, and this ends the rendering before settings are read.
  const incoming = await headers();
  auth ??= open();
  const session = await (await auth).api.getSession({ headers: incoming });
  return session ? { id: session.user.id, name: session.user.name, email: session.user.email } : null;
}

/** Who may make an account here: whoever holds an invite, or everyone. */
export async function signUpPolicy(): Promise<"invite" | "open"> {
  const { env } = await import("#server/env.ts");
  return env.SIGN_UP;
}

import { redirect } from "next/navigation";
import { safeNext } from "#components/sign-in/safe-next.ts";
import { SignInScreen } from "#components/sign-in/sign-in-screen.tsx";
import { currentUser, signUpPolicy } from "#server/members/session.ts";

export const metadata = { title: "Sign in" };

/** Signing in; who already is goes on. */
export default async function SignInRoute({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[]; error?: string | string[] }>;
}) {
  const { next: asked, error } = await searchParams;
  const next = safeNext(asked);
  if (await currentUser()) redirect(next);
  return <SignInScreen next={next} linkFailed={error !== undefined} signUp={await signUpPolicy()} />;
}

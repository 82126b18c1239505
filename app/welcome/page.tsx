import { redirect } from "next/navigation";
import { WelcomeScreen } from "#components/account/welcome-screen.tsx";
import { currentUser } from "#server/members/session.ts";

export const metadata = { title: "Welcome" };

/** The first stop after a one-time link. */
export default async function WelcomeRoute() {
  const user = await currentUser();
  if (!user) redirect("/sign-in");
  return <WelcomeScreen name={user.name} email={user.email} />;
}

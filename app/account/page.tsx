import { redirect } from "next/navigation";
import { AccountScreen } from "#components/account/account-screen.tsx";
import { currentUser } from "#server/members/session.ts";

export const metadata = { title: "Your account" };

/** The account of whoever is signed in. */
export default async function AccountRoute() {
  const user = await currentUser();
  if (!user) redirect("/sign-in?next=/account");
  return <AccountScreen name={user.name} email={user.email} />;
}

import { JoinScreen } from "#components/join/join-screen.tsx";
import { readInvite } from "#server/members/queries.ts";
import { currentUser } from "#server/members/session.ts";

export const metadata = { title: "Invite" };

/** Behind an invite link, for people; programs get Markdown from the agents' door. */
export default async function JoinRoute({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const [invite, user] = await Promise.all([readInvite(code), currentUser()]);
  return <JoinScreen invite={invite} code={code} signedInAs={user?.name ?? null} />;
}

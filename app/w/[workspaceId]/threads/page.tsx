import { ThreadsScreen } from "#components/threads/threads-screen.tsx";

export const metadata = { title: "Threads" };

/** Where people, agents and the coordinator talk. */
export default function ThreadsRoute() {
  return <ThreadsScreen />;
}

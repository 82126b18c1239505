import { JoinAgentScreen } from "#components/agents/join-agent-screen.tsx";

export const metadata = { title: "Join an agent" };

/** Connecting an agent. */
export default function JoinAgentRoute() {
  return <JoinAgentScreen />;
}

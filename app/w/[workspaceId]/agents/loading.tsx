import { AgentsSkeleton } from "#components/agents/agents-skeleton.tsx";

/** The agents on their way. */
export default function Loading() {
  return <AgentsSkeleton />;
}

import { useMay } from "#components/live/live-context.tsx";

/** How an agent's presence is said to who looks at it: it waits “for you” only where you may answer. */
export function usePresenceWord(): <P extends string>(presence: P) => P | "waiting for a person" {
  const mayAnswer = useMay("task.edit");
  return (presence) => (presence === "waiting for you" && !mayAnswer ? "waiting for a person" : presence);
}

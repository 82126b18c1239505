import { DecisionsScreen } from "#components/decisions/decisions-screen.tsx";

export const metadata = { title: "Decisions" };

/** Every choice made here, and why. */
export default function DecisionsRoute() {
  return <DecisionsScreen />;
}

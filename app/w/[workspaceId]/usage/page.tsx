import { UsageScreen } from "#components/usage/usage-screen.tsx";

export const metadata = { title: "Usage" };

/** What the work costs, and how the way to the model stands. */
export default function UsageRoute() {
  return <UsageScreen />;
}

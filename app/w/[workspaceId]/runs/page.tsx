import type { Metadata } from "next";
import { RunsScreen } from "#components/runs/runs-screen.tsx";

export const metadata: Metadata = { title: "Runs" };

/** Every goal of the workspace. */
export default function RunsRoute() {
  return <RunsScreen />;
}

import type { Metadata } from "next";
import { WriteGoalScreen } from "#components/runs/write-goal-screen.tsx";

export const metadata: Metadata = { title: "Write a goal" };

/** Where a run begins. */
export default function WriteGoalRoute() {
  return <WriteGoalScreen />;
}

import type { ReactNode } from "react";
import type { TaskStatus } from "#server/domain/task.ts";

/** The open circle that many shapes begin with. */
export const ring = <circle cx="7" cy="7" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" />;
const diamond = "M7 .9 13.1 7 7 13.1 .9 7Z";
/** The shape of every status, 14 × 14, in the colour of its text: never hue alone. */
export const statusShapes: Record<TaskStatus, ReactNode> = {
  waiting: (
    <circle
      cx="7"
      cy="7"
      r="5.25"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="1.6 2.52"
    />
  ),
  ready: ring,
  assigned: (
    <>
      {ring}
      <path d="M7 7V3.2A3.8 3.8 0 0 1 10.8 7Z" fill="currentColor" />
    </>
  ),
  working: (
    <>
      {ring}
      <path d="M7 3.2a3.8 3.8 0 0 1 0 7.6Z" fill="currentColor" />
    </>
  ),
  "input-required": <path d={diamond} fill="currentColor" />,
  "in-review": (
    <>
      <path
        d={diamond}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        transform="translate(.7 .7) scale(.9)"
      />
      <path d="M7 4.2 9.8 7 7 9.8 4.2 7Z" fill="currentColor" />
    </>
  ),
  completed: <circle cx="7" cy="7" r="6" fill="currentColor" />,
  failed: (
    <path d="m2.5 2.5 9 9m0-9-9 9" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
  ),
  canceled: <path d="M2 7h10" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
};

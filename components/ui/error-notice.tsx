import type { ReactNode } from "react";

/** Something went wrong here: what, and what to do. For what needs an answer; a toast is for what needs none. */
export function ErrorNotice({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="rounded-md bg-failed-wash px-3 py-2 text-base text-failed">
      {children}
    </p>
  );
}

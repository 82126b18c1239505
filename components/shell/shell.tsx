"use client";
import type { ReactNode } from "react";
import { ConnectionNotice } from "#components/live/connection-notice.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { PausedBanner } from "./paused-banner.tsx";
import { Sidebar } from "./sidebar.tsx";

/** The frame of a workspace: places at the left (below on a phone), the page at the right. */
export function Shell({ email, children }: { email: string; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh max-sm:pb-14">
      <a
        href="#page"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-raised focus:px-3 focus:py-2"
      >
        Skip to the page
      </a>
      <Sidebar email={email} />
      {/* Relative, so that words hidden from the eye scroll with the page and do not lengthen the window. */}
      <div className="relative flex min-w-0 flex-1 flex-col sm:h-dvh sm:overflow-y-auto">
        <PausedBanner />
        <main id="page" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
          {children}
        </main>
      </div>
      <ConnectionNotice />
      <BottomBar email={email} />
    </div>
  );
}

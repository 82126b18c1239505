import "./globals.css";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppProviders } from "#components/live/app-providers.tsx";

export const metadata: Metadata = {
  title: { default: "Claw Group", template: "%s · Claw Group" },
  description: "People and always-on AI agents in one group, finishing work together.",
};
export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

/** Every page: the theme from its cookie (so nothing flashes), local fonts, the providers. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const chosen = (await cookies()).get("theme")?.value;
  const theme = chosen === "light" || chosen === "dark" ? chosen : undefined;
  return (
    <html lang="en" data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <AppProviders now={Date.now()}>{children}</AppProviders>
      </body>
    </html>
  );
}

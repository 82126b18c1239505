import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { findChromium } from "../bin/lib/chromium.mjs";

const here = dirname(fileURLToPath(import.meta.url));
// Workers read this file too; they inherit what the first reading found.
process.env.CHROMIUM_PATH ??= await findChromium(dirname(here));

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const desktop = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Browser tests on the built app: one instance for all, one browser at a time, nothing tried twice. */
export default defineConfig({
  testDir: here,
  testMatch: "**/*.spec.ts",
  outputDir: join(here, "..", "test-results"),
  globalSetup: join(here, "fixtures", "global-setup.ts"),
  workers: 1,
  retries: 0,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  globalTimeout: 20 * 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: join(here, "..", ".cache", "reports", "playwright.json") }]],
  use: {
    locale: "en-GB",
    timezoneId: "UTC",
    colorScheme: "light",
    trace: { mode: "retain-on-failure", screenshots: false, sources: false },
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: flags },
  },
  projects: [
    { name: "desktop", testIgnore: "**/screens.spec.ts", use: desktop },
    { name: "phone", testIgnore: ["**/screens.spec.ts", "**/desk-*.spec.ts"], use: phone },
    { name: "screens", testMatch: "**/screens.spec.ts", use: { ...desktop, trace: "off" } },
  ],
});

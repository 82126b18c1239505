import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./run.mjs";
import { step } from "./step.mjs";
import { Stop } from "./stop.mjs";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome.exe",
  "msedge.exe",
];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Whether this file really is a browser that starts (Ubuntu's package is only a hint to use snap). */
async function works(/** @type {string} */ path) {
  if (!existsSync(path)) return false;
  if (process.platform === "win32") return true;
  const { code } = await run(path, ["--version"]).catch(() => ({ code: 1 }));
  return code === 0;
}

async function findInstalled() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES];
  for (const candidate of candidates) if (await works(candidate)) return candidate;
  return undefined;
}

/** Debian's browser, where we are root and apt is there. */
async function installWithApt() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { env });
  const install = ["install", "-y", "--no-install-recommends"];
  await run("apt-get", [...install, "chromium"], { env });
  // Some names in the pictures of docs/screens are Chinese: boxes without such a font, which no test minds.
  await run("apt-get", [...install, "fonts-wqy-zenhei"], { env });
  return findInstalled();
}

async function installWithPlaywright(/** @type {string} */ root) {
  const cli = join(root, "node_modules", "@playwright", "test", "cli.js");
  await run(process.execPath, [cli, "install", "chromium"]);
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return (await works(path)) ? path : undefined;
}

/** The path of a Chromium for the browser tests: CHROMIUM_PATH, an installed one, else one it installs. */
export async function findChromium(/** @type {string} */ root) {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) {
    if (await works(wanted)) return wanted;
    throw new Stop(
      `CHROMIUM_PATH ${wanted} is no browser that starts. Correct it, or unset it to have one found.`,
    );
  }
  const installed = await findInstalled();
  if (installed) return installed;
  return step("Chromium installed", async () => {
    const path = (await installWithApt()) ?? (await installWithPlaywright(root));
    if (path) return path;
    throw new Stop("No Chromium for the browser tests. Install one and set CHROMIUM_PATH to it.");
  });
}

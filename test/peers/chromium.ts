import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const executablePath = "/usr/bin/chromium";
const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Whether Chromium is here. Where it is not, its tests are skipped aloud; in CI that is a failure. */
export const hasChromium = existsSync(executablePath);
if (!hasChromium && process.env.CI === "true") throw new Error(`${executablePath} is needed by the peer tests`);
if (!hasChromium) console.warn(`Skipped: the sandbox page is tested in ${executablePath}, which is not installed.`);

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath, args });
}

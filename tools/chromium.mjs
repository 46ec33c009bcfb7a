// Finds the system's Chromium and starts it. As a command, prints its path, or fails where there is none.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const applications = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of Chromium or Chrome: what the variable CHROMIUM names, else the first found; undefined where there is none. */
export function findChromium() {
  if (process.env.CHROMIUM) return executable(process.env.CHROMIUM) ? process.env.CHROMIUM : undefined;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...applications].find(executable);
}

/** What keeps Chromium from talking to anybody on its own, and lets it run where a desktop is missing. */
export const flags = [
  "--no-sandbox", // root, as in a container, has none
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A new Chromium with an empty profile that talks to nobody on its own, with further `switches` where they are given. */
export async function launchChromium({ switches = [] } = {}) {
  const { chromium } = await import("playwright-core");
  return chromium.launch({
    executablePath: findChromium(),
    args: [...flags, ...switches],
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = findChromium();
  if (path) console.log(path);
  process.exitCode = path ? 0 : 1;
}

// Takes pictures of the page on a phone, a tablet and a desktop, light and dark.
// Usage: node tools/screenshots.mjs [--from FOLDER-OR-URL] [--full] OUTPUT-FOLDER [ROUTE ...]
// A route is a query string such as '?q=gitops'; without one, the opening page is taken.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launchChromium } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const sizes = [
  [360, 740],
  [768, 1024],
  [1440, 900],
];

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { from: { type: "string", default: "dist" }, full: { type: "boolean", default: false } },
});
const [output = "docs", ...routes] = positionals;

const server = /^https?:/.test(values.from) ? undefined : await serve(values.from);
const address = server?.url ?? values.from;
const browser = await launchChromium();
await mkdir(output, { recursive: true });

/** A file name that tells the route. */
const named = (route) => route.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "home";

for (const route of routes.length > 0 ? routes : [""]) {
  for (const [width, height] of sizes) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
      page.on("console", (message) => console.error(`${route}: ${message.text()}`));
      page.on("pageerror", (error) => console.error(`${route}: ${error}`));
      await page.goto(new URL(route, address).href, { waitUntil: "networkidle" });
      await page.screenshot({ path: join(output, `${named(route)}-${width}-${colorScheme}.png`), fullPage: values.full });
      await page.close();
    }
  }
}

await browser.close();
await server?.close();

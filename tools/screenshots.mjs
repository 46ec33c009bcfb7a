// Takes pictures of the page on a phone and a desktop, light and dark.
// Usage: node tools/screenshots.mjs [--from FOLDER-OR-URL] [--full] OUTPUT-FOLDER [ROUTE ...]
// A route is a query string such as '?q=gitops'; without one, the main views are taken.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launchChromium } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const sizes = [
  [360, 740],
  [1440, 900],
];

/** The main views, by the names of their pictures. */
const views = {
  reports: "",
  takeaways: "?view=takeaways",
  talks: "?view=talks",
  post: "?post=kubecon-cloudnativecon-eu-2023-takeaways",
  conference: "?conference=kubecon-eu-2022",
  comparison: "?compare=kubecon-eu-2022&compare=kubecon-eu-2024",
  trends: "?about=trends",
  corpus: "?about=corpus",
  yours: "?about=yours",
};

/** What a reader brings along. */
const brought = "src/bin/app/style/second.md";

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

const pictures = routes.length > 0 ? routes.map((route) => [named(route), route]) : Object.entries(views);
for (const [name, route] of pictures) {
  for (const [width, height] of sizes) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
      page.on("console", (message) => console.error(`${name}: ${message.text()}`));
      page.on("pageerror", (error) => console.error(`${name}: ${error}`));
      await page.goto(new URL(route, address).href);
      // The foot of the page is drawn last.
      await page.locator("footer").waitFor();
      if (route === views.yours) {
        await page.locator('input[type="file"]').first().setInputFiles(brought);
        await page.locator(".own-list li").first().waitFor();
      }
      await page.screenshot({ path: join(output, `${name}-${width}-${colorScheme}.png`), fullPage: values.full });
      await page.close();
    }
  }
}

await browser.close();
await server?.close();

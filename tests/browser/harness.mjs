// What every browser test stands on: a page of its own in a real Chromium, and the two promises that hold for all of them:
// nothing is written to the console, and no request leaves the page's own origin.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launchChromium } from "../../tools/chromium.mjs";
import { serve } from "../../tools/serve.mjs";

/** The folder that holds the built page. */
export const folder = process.env.HALLWAY_PAGE ?? "dist";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser?.close());

/** Watches a page: all that is written to its console, and every address it asks for. */
function watch(page) {
  const messages = [];
  const requests = [];
  page.on("console", (message) => messages.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => messages.push(`error: ${error}`));
  page.on("request", (request) => requests.push(request.url()));
  return { messages, requests };
}

/**
 * A test named by a sentence. Its function gets the page and
 * - `open(route)`, which opens a route such as "?q=gitops" and waits until the program shows it and has read all posts,
 * - `address`, where the page lives,
 * - `messages` and `requests`, both growing. A test that expects messages takes them out, for those left over fail it,
 * - `close()`, which takes the server away.
 *
 * Options: `width` and `height` of the window in CSS pixels, `prefix` (the path the page lives under), `headers` of the server,
 * `build` (another folder than that of the built page), and `context`, further options of Playwright's browser context, such as `colorScheme`.
 */
export function browse(sentence, options, body) {
  const { width = 1440, height = 900, prefix, headers, build = folder, context: contextOptions } = options;
  test(sentence, { timeout: 120_000 }, async () => {
    const server = await serve(build, { prefix, headers });
    const context = await browser.newContext({ viewport: { width, height }, ...contextOptions });
    try {
      const page = await context.newPage();
      const { messages, requests } = watch(page);
      const open = async (route = "") => {
        await page.goto(new URL(route, server.url).href);
        await started(page);
      };
      await body({ page, open, address: server.url, messages, requests, close: server.close });
      assert.deepEqual(messages, [], "the console stays empty");
      const { origin } = new URL(server.url);
      const strangers = requests.filter((url) => !url.startsWith("data:") && !url.startsWith("blob:") && new URL(url).origin !== origin);
      assert.deepEqual(strangers, [], "no request leaves the page's own origin");
    } finally {
      await context.close();
      await server.close();
    }
  });
}

/** Resolves when the program has put the page in the place of the text that is shown while it loads, and has read all posts. */
export async function started(page) {
  await page.locator("#start-message").waitFor({ state: "detached" });
  await page.locator("main[aria-busy]").waitFor({ state: "detached" });
}

/** Asserts that axe finds nothing in the page's present state that shuts anybody out, with a contrast of text of at least 7:1. */
export async function accessible(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ rules: { "color-contrast-enhanced": { enabled: true } } }));
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  assert.deepEqual(found, [], "axe finds no barrier");
}

/** Asserts that the page is not wider than its window, and names what sticks out. */
export async function fitsItsWidth(page) {
  const { window, content, sticking } = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const sticking = [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
      .map((element) => `${element.localName}.${element.className}`);
    return { window: clientWidth, content: scrollWidth, sticking };
  });
  assert.ok(content <= window, `${content} pixels in a window of ${window}: ${sticking.join(", ")}`);
}

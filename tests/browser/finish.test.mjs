// What `hallway finish` gives a build besides: the page without a network, and what was reported without scripts.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browse, folder, started } from "./harness.mjs";

/** A copy of the build, finished. */
function finished() {
  const copy = mkdtempSync(join(tmpdir(), "hallway-"));
  cpSync(folder, copy, { recursive: true });
  const words = ["run", "--quiet", "--bin", "hallway", "--", "finish", copy, "seeds", "--page", "https://example.org/trips/"];
  const { status, stderr } = spawnSync("cargo", words, { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return copy;
}
const build = finished();

/** Of a host that lets nothing run but what it was told of. */
const strict = { "content-security-policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'" };

browse("who opened the page once has it without a network", { build, headers: strict, prefix: "/some/path/" }, async ({ page, open, messages, close }) => {
  await open();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    // It takes over the page that is open.
    while (!navigator.serviceWorker.controller) await new Promise((later) => setTimeout(later, 20));
  });
  await close();
  await open("?q=gitops");
  await page.getByRole("region", { name: "Results" }).getByRole("heading").first().waitFor();
  assert.equal(await page.getByRole("combobox").inputValue(), "gitops");
  await page.getByRole("link", { name: "Talks" }).first().click();
  await page.reload();
  await started(page);
  // The browser tells that the document was asked for each time.
  assert.deepEqual(messages.splice(0), Array(2).fill("error: Failed to load resource: net::ERR_CONNECTION_REFUSED"));
});

browse("who has no scripts sees what was reported", { build, width: 360, context: { javaScriptEnabled: false } }, async ({ page, address }) => {
  await page.goto(address);
  const reports = page.getByRole("article");
  assert.equal(await reports.count(), 5);
  assert.match(await reports.first().innerText(), /KubeCon \+ CloudNativeCon Europe 2024 · /);
  assert.ok((await reports.getByRole("listitem").count()) > 5, "with what was taken away");
  const { content, window } = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    return { content: scrollWidth, window: clientWidth };
  });
  assert.ok(content <= window, `${content} pixels in a window of ${window}`);
});

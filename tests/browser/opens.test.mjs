// The page opens wherever it is put, and says what to do where it cannot.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { oneFile } from "../../tools/one-file.mjs";
import { accessible, browse, folder, started } from "./harness.mjs";

browse("the page opens at the root of a host and shows its title", {}, async ({ page, open }) => {
  await open();
  assert.match(await page.title(), /Hallway/);
  assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
});

browse("the page opens under a path of its own", { prefix: "/some/where/" }, async ({ page, open, address, requests }) => {
  await open();
  assert.match(await page.title(), /Hallway/);
  assert.deepEqual(requests.filter((url) => !url.startsWith(address)), []);
});

browse(
  "the page opens under a strict content security policy",
  { headers: { "content-security-policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'" } },
  async ({ open }) => {
    await open();
  },
);

browse("what is opened first shuts nobody out", {}, async ({ page, open }) => {
  await open();
  await accessible(page);
});

browse("a reload asks for the same few files", {}, async ({ page, open, requests }) => {
  await open();
  const first = requests.splice(0);
  assert.ok(first.length <= 6, `the page is one document, one style sheet and its program, not ${first.length} requests`);
  await page.reload();
  await started(page);
  assert.deepEqual(requests, first);
});

browse("while the program loads, the page says so", {}, async ({ page, address }) => {
  await page.route("**/*.wasm", () => {}); // a download that never ends
  await page.goto(address);
  await page.getByRole("status").getByText("Reading the posts…").waitFor();
});

browse("a browser without scripts is told what is missing", { context: { javaScriptEnabled: false } }, async ({ page, address }) => {
  await page.goto(address);
  await page.locator("noscript p").waitFor();
  assert.equal(await page.getByText("Reading the posts…").isVisible(), false, "nothing is being read");
});

browse("a browser without WebAssembly is told what is missing", {}, async ({ page, address }) => {
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto(address);
  await page.getByRole("alert").getByText("needs WebAssembly").waitFor();
});

browse("a download that breaks off ends in a sentence", {}, async ({ page, address, messages }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(address);
  await page.getByRole("alert").getByText("reload the page").waitFor();
  assert.notDeepEqual(messages.splice(0), [], "the console tells the cause");
});

browse("a page opened from disk says that it needs a server", {}, async ({ page, messages, requests }) => {
  await page.goto(pathToFileURL(`${folder}/index.html`).href);
  await page.getByRole("alert").getByText("from a web server").waitFor();
  messages.splice(0); // the browser's own complaints about files
  requests.splice(0);
});

browse("a page that is one file opens from disk, is searched, goes back, and reads a post", { width: 360 }, async ({ page, requests }) => {
  const place = mkdtempSync(join(tmpdir(), "hallway-"));
  try {
    const file = join(place, "hallway.html");
    writeFileSync(file, oneFile(folder));
    const { href } = pathToFileURL(file);
    await page.goto(href);
    await started(page);
    await page.getByRole("combobox").fill("cilium");
    await page.waitForURL(`${href}?q=cilium`);
    await page.getByRole("region", { name: "Results" }).locator('a[href*="post="]').first().click();
    await page.waitForURL(/\?post=/);
    await page.goBack();
    await page.waitForURL(`${href}?q=cilium`);
    await page.getByRole("link", { name: "Yours" }).click();
    const post = Buffer.from("# Notes from RustConf 2019\n\nI went to Portland.");
    await page.locator('input[type="file"]').first().setInputFiles({ name: "rustconf.md", mimeType: "text/markdown", buffer: post });
    await page.getByRole("main").getByText("RustConf 2019").first().waitFor();
    assert.equal(await page.getByText("could not be fetched").count(), 0, "the tables of all conferences are in it");
    const strangers = requests.splice(0).filter((url) => !url.startsWith("data:") && !url.startsWith(href));
    assert.deepEqual(strangers, [], "it holds all that it needs");
  } finally {
    rmSync(place, { recursive: true });
  }
});

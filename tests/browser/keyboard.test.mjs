// Everything by keyboard alone.

import assert from "node:assert/strict";
import { browse } from "./harness.mjs";

const focused = (page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");

browse("search, a facet, a takeaway, its passage and back, without a pointer", {}, async ({ page, open }) => {
  await open();
  await page.keyboard.press("/");
  await page.keyboard.type("community");
  await page.waitForURL(/q=community/);
  // To the facets, and down to the second value.
  const facet = page.getByRole("region", { name: "Filters" }).getByRole("link").first();
  while (!(await facet.evaluate((link) => link === document.activeElement))) await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  const chosen = await focused(page);
  await page.keyboard.press("Enter");
  await page.waitForURL(/edition=/);
  const current = page.locator(".facet-link[aria-current]");
  await current.first().waitFor();
  assert.equal(await current.count(), 1, chosen);
  // To the lens of takeaways.
  const lens = page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: /Takeaways/ });
  while (!(await lens.evaluate((link) => link === document.activeElement))) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/view=takeaways/);
  await page.keyboard.press("/");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/post=.*#/);
  await page.waitForFunction(() => document.activeElement?.id === decodeURIComponent(location.hash.slice(1)));
  await page.keyboard.press("Escape");
  await page.getByRole("region", { name: "Results" }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get("view"), "takeaways", "what was chosen is still chosen");
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1");
});

browse("a question mark names the keys, and Escape closes that", {}, async ({ page, open }) => {
  await open();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /Search/);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Keys" }).click();
  await dialog.getByRole("button", { name: "Close" }).click();
  await dialog.waitFor({ state: "hidden" });
});

browse("letting go of a choice does not lose the keyboard", {}, async ({ page, open }) => {
  await open("?edition=kubecon-eu-2022");
  await page.getByRole("link", { name: /^Remove filter/ }).press("Enter");
  await page.waitForURL(/\/\??$/);
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
});

browse("the skip link leads past the header", {}, async ({ page, open }) => {
  await open();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to the content");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.tagName === "MAIN");
});

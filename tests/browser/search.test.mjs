// Typing in the search box: what it offers, and that it never stands in the way.

import assert from "node:assert/strict";
import { accessible, browse, fitsItsWidth } from "./harness.mjs";

const box = (page) => page.getByRole("search", { name: "Search" }).getByRole("combobox");
const offers = (page) => page.getByRole("listbox", { name: "Ways to go on" });
const results = (page) => page.getByRole("region", { name: "Results" });

/** The offer that a screen reader reads out while the keyboard is in the box. */
const active = async (page) => {
  const id = await box(page).getAttribute("aria-activedescendant");
  return id && (await page.locator(`[id="${id}"][aria-selected="true"]`).innerText());
};

browse("a field and then one of its values are chosen by arrows and Enter", {}, async ({ page, open }) => {
  await open();
  await page.keyboard.press("/");
  await page.keyboard.type("auth");
  await offers(page).getByRole("option").first().waitFor();
  assert.equal(await box(page).getAttribute("aria-expanded"), "true");
  assert.equal(await active(page), null, "nothing is chosen yet");
  await page.keyboard.press("ArrowDown");
  assert.match(await active(page), /^author:/);
  await accessible(page);
  await page.keyboard.press("Enter");
  assert.equal(await box(page).inputValue(), "author:");
  await offers(page).getByRole("option", { name: /^author:.+ report/ }).first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  assert.equal(await active(page), null, "back in the box");
  await page.keyboard.press("ArrowUp");
  const last = await active(page);
  assert.equal(last.split("\n")[0], (await offers(page).getByRole("option").last().innerText()).split("\n")[0]);
  await page.keyboard.press("Enter");
  await offers(page).waitFor({ state: "detached" });
  assert.match(await box(page).inputValue(), /^author:\S.* $/);
  assert.equal(await box(page).getAttribute("aria-expanded"), "false");
  assert.equal(await results(page).getByRole("heading", { level: 3 }).count(), 1);
  assert.ok(await box(page).evaluate((input) => input === document.activeElement), "the keyboard stayed in the box");
});

browse("an offer is taken by a tap on a phone, and typing goes on behind it", { width: 360, height: 740, context: { hasTouch: true } }, async ({ page, open }) => {
  await open();
  await box(page).tap();
  await page.keyboard.type("service me");
  const offer = offers(page).getByRole("option", { name: /service mesh|^mesh/ }).first();
  await offer.waitFor();
  await fitsItsWidth(page);
  await accessible(page);
  const { height } = await offer.boundingBox();
  assert.ok(height >= 24, `${height} pixels are enough for a finger`);
  await offer.tap();
  await offers(page).waitFor({ state: "detached" });
  await page.keyboard.type("cilium");
  assert.match(await box(page).inputValue(), /mesh"? cilium$/);
});

browse("what is typed is searched as it is, whatever is offered", {}, async ({ page, open }) => {
  await open();
  await page.keyboard.press("/");
  await page.keyboard.type("kube");
  await offers(page).waitFor();
  await page.waitForURL(/q=kube$/);
  await page.keyboard.press("Enter");
  await offers(page).waitFor({ state: "detached" });
  assert.equal(await box(page).inputValue(), "kube");
  assert.ok(await results(page).evaluate((results) => results.contains(document.activeElement)), "Enter leads to the first report");
});

browse("Escape sends the offers away, then clears, then leaves the box", {}, async ({ page, open }) => {
  await open();
  await page.keyboard.press("/");
  await page.keyboard.type("kube");
  await offers(page).waitFor();
  await page.keyboard.press("Escape");
  await offers(page).waitFor({ state: "detached" });
  assert.equal(await box(page).inputValue(), "kube");
  await page.keyboard.press("Escape");
  assert.equal(await box(page).inputValue(), "");
  await page.keyboard.press("Escape");
  assert.ok(await box(page).evaluate((input) => input !== document.activeElement));
});

browse("two words that reports write as one are found, and the page says so", {}, async ({ page, open }) => {
  await open("?q=bigred+");
  await page.getByText(/No report has “bigred”: shown is “big red”/).waitFor();
  assert.ok((await results(page).locator("mark").count()) > 0);
});

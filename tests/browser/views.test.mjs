// The views beside the start page: conferences, comparison, trends, the corpus.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { browse, started } from "./harness.mjs";

const results = (page) => page.getByRole("region", { name: "Results" });
const heading = (page) => page.getByRole("heading", { level: 1 });

browse("a post leads to its conference, and that to the one before and after", {}, async ({ page, open }) => {
  await open("?post=kubecon-cloudnativecon-eu-2023-takeaways");
  await page.getByRole("list", { name: "Conferences" }).getByRole("link").click();
  await page.waitForURL(/conference=kubecon-eu-2023/);
  assert.equal(await heading(page).innerText(), "KubeCon + CloudNativeCon Europe 2023");
  assert.match(await page.title(), /^KubeCon \+ CloudNativeCon Europe 2023/);
  await page.getByRole("link", { name: /KubeCon EU 2022/ }).click();
  await page.waitForURL(/conference=kubecon-eu-2022/);
  assert.match(await page.locator("main").innerText(), /16–20 May 2022/);
  assert.ok(await heading(page).evaluate((heading) => heading === document.activeElement), "the keyboard is on the heading");
});

browse("a conference tells what its reports state of attendance, each with the words, and leads to them", {}, async ({ page, open }) => {
  await open("?conference=kubecon-eu-2022");
  const attendance = page.getByRole("region", { name: "Attendance" });
  assert.match(await attendance.innerText(), /7000 people\s+Over 7,000 of the most talented/);
  await attendance.getByRole("link").first().click();
  await page.waitForURL(/post=.*#/);
  assert.match(await page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`).innerText(), /7,000/);
});

browse("two conferences are compared by choosing them", {}, async ({ page, open }) => {
  await open();
  await page.getByRole("link", { name: "Compare", exact: true }).click();
  await page.getByLabel("First").selectOption({ label: "KubeCon EU 2022 (2 reports)" });
  await page.waitForURL(/compare=kubecon-eu-2022/);
  await page.getByLabel("Second").selectOption({ label: "KubeCon EU 2024 (1 report)" });
  await page.waitForURL(/compare=kubecon-eu-2022&compare=kubecon-eu-2024/);
  const came = page.getByRole("region", { name: "New" });
  assert.match(await came.getByRole("row", { name: /Platform engineering/ }).innerText(), /0 of 2\s+1 of 1\s+\+100/);
  const words = page.getByRole("region", { name: /More in KubeCon EU 2024/ });
  await words.getByRole("link", { name: "platform engineering" }).waitFor();
});

browse("trends say of each topic what share of the reports speaks of it, in a table too", {}, async ({ page, open }) => {
  await open("?about=trends");
  const numbers = page.getByRole("table");
  assert.match(await numbers.getByRole("row").first().innerText(), /Topic\s+KubeCon NA 2018 \(1\)\s+KubeCon EU 2022 \(2\)\s+KubeCon EU 2023 \(1\)\s+KubeCon EU 2024 \(1\)/);
  assert.match(await numbers.getByRole("row", { name: /^GitOps/ }).innerText(), /100 %\s+50 %\s+100 %\s+0 %/);
  await numbers.getByRole("link", { name: "GitOps" }).click();
  await page.waitForURL(/topic=gitops/);
  assert.match(await heading(page).innerText(), /about GitOps/);
});

browse("trends name the topics that rise, from which share to which", {}, async ({ page, open }) => {
  await open("?about=trends");
  const rising = page.getByRole("region", { name: "Rising" });
  assert.match(await rising.innerText(), /Platform engineering\s+0 % → 100 %/);
  await rising.getByRole("link", { name: "Platform engineering" }).click();
  await page.waitForURL(/topic=platform-engineering/);
});

browse("the components are for looking at: they change neither the address nor what is remembered", {}, async ({ page, open }) => {
  await open("?about=style");
  const address = page.url();
  const band = await page.locator(".sample .timeline-ground").first().boundingBox();
  await page.mouse.move(band.x + 20, band.y + 8);
  await page.mouse.down();
  await page.mouse.move(band.x + band.width / 2, band.y + 8, { steps: 4 });
  await page.mouse.up();
  await page.locator(".sample:not([inert]) .part:not([inert]) a").evaluateAll((links) => links.forEach((link) => link.click()));
  assert.equal(page.url(), address);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
});

browse("the corpus names its posts, their licences and what was wrong with them", {}, async ({ page, open }) => {
  await open("?about=corpus");
  assert.equal(await page.getByRole("row").count(), 6);
  assert.match(await page.locator("main").innerText(), /5 reports from 4 conferences/);
});

browse("a conference that is not there is said so, with a way back", {}, async ({ page, open }) => {
  await open("?conference=nothing-of-that-name");
  await page.getByRole("heading", { level: 1, name: /no such conference/i }).waitFor();
  await page.getByRole("link", { name: "See all reports" }).click();
  await results(page).waitFor();
});

browse("talks are put in order by title and by speaker", {}, async ({ page, open }) => {
  await open("?view=talks");
  await page.getByRole("navigation", { name: "Order" }).getByRole("link", { name: "By title" }).click();
  await page.waitForURL(/sort=title/);
  const titles = await results(page).getByRole("rowheader").allInnerTexts();
  assert.deepEqual(titles, titles.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
});

browse("a talk that a reader keeps is kept until the next visit, and can be shown alone", {}, async ({ page, open }) => {
  await open("?view=talks&edition=kubecon-eu-2023");
  await page.getByRole("button", { name: /Keep “Keeping It Simple/ }).click();
  await page.reload();
  await started(page);
  await page.getByRole("button", { name: "Only the 1 I keep" }).click();
  assert.equal(await results(page).getByRole("rowheader").count(), 1);
  await page.getByRole("button", { name: /Keep “Keeping It Simple/ }).click();
  await results(page).getByRole("rowheader").nth(2).waitFor();
});

browse("takeaways by topic say how many reports speak of it", {}, async ({ page, open }) => {
  await open("?view=takeaways");
  await page.getByRole("link", { name: "By topic" }).click();
  await page.waitForURL(/sort=topic/);
  assert.match(await results(page).getByRole("heading", { level: 3 }).first().innerText(), /\d of 5 reports/);
});

browse("a takeaway is copied as a quotation with its source", { context: { permissions: ["clipboard-read", "clipboard-write"] } }, async ({ page, open }) => {
  await open("?view=takeaways&edition=kubecon-eu-2024");
  await results(page).getByRole("listitem").filter({ hasText: "sign language" }).getByRole("button", { name: "Copy" }).click();
  await page.getByRole("status").filter({ hasText: "Copied." }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^> .*sign language.*\n>\n> — .*\[My Adventure at KubeConEU 2024\]\(http.*\?post=my-adventure-at-kubeconeu-2024#.+\)\n$/s);
});

browse("what is shown is saved in every form", {}, async ({ page, open }) => {
  await open("?view=takeaways&edition=kubecon-eu-2024");
  const forms = [["Markdown", "md", /^# Takeaways\n\n- \[/], ["CSV", "csv", /^takeaway,by,report/], ["JSON", "json", /^\[\n {2}\{"takeaway": "/], ["Calendar", "ics", /^BEGIN:VCALENDAR\r\n[^]*DTSTART;VALUE=DATE:20240319/]];
  for (const [name, ending, content] of forms) {
    const [download] = await Promise.all([page.waitForEvent("download"), results(page).getByRole("button", { name }).click()]);
    assert.equal(download.suggestedFilename(), `hallway.${ending}`);
    const saved = await readFile(await download.path(), "utf8");
    assert.match(saved, content);
    if (ending === "json") assert.ok(JSON.parse(saved).length > 5);
  }
});

browse("the outline follows the reader through a post", {}, async ({ page, open }) => {
  await open("?post=kubecon-cloudnativecon-eu-2023-takeaways");
  const links = page.getByRole("navigation", { name: "Contents" }).getByRole("link");
  await links.nth(3).click();
  await page.waitForFunction(() => document.querySelectorAll(".outline [aria-current]").length === 1);
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForFunction(() => document.querySelectorAll(".outline [aria-current]").length === 0);
});

browse("of a long list what is near the window is drawn, and on paper all of it", {}, async ({ page, open }) => {
  await open("?about=style");
  const list = page.locator(".sample:not([inert]) > .part", { hasText: "Long lists" });
  const drawn = () => list.locator(".line").count();
  await list.getByText("10", { exact: true }).waitFor();
  assert.equal(await drawn(), 10);
  await list.getByRole("button", { name: "Show 390 more" }).click();
  await list.getByText("11", { exact: true }).waitFor();
  assert.ok((await drawn()) < 400, "what is far is not drawn");
  await list.locator(".block").last().scrollIntoViewIfNeeded();
  await list.getByText("400", { exact: true }).waitFor();
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await drawn(), 400);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.ok((await drawn()) < 400, "and after that as before");
});

// The timeline: what a reader does with it by pointer and by keyboard.

import assert from "node:assert/strict";
import { browse } from "./harness.mjs";

const timeline = (page) => page.getByRole("region", { name: "Timeline of conferences" });
const summary = (page) => page.getByRole("heading", { level: 1 });

browse("dragging along the years chooses a span of time", {}, async ({ page, open }) => {
  await open();
  const box = async (year) => timeline(page).getByRole("link", { name: `Only ${year}` }).boundingBox();
  const [from, to] = [await box(2022), await box(2024)];
  await page.mouse.move(from.x - 20, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 8, { steps: 4 });
  await page.mouse.move(to.x - 20, to.y + 8, { steps: 4 });
  await page.mouse.up();
  await page.waitForURL(/from=2021-.*to=2023-/);
  assert.match(await summary(page).innerText(), /^3 reports since .* 2021 until .* 2023$/);
  await page.getByRole("link", { name: "Clear all" }).click();
  assert.match(await summary(page).innerText(), /^5 reports/);
});

browse("dragging beneath the years moves the axis, and chooses nothing", {}, async ({ page, open }) => {
  await open();
  for (let zoom = 0; zoom < 2; zoom += 1) await timeline(page).getByRole("button", { name: "Zoom in" }).click();
  const axis = timeline(page).getByRole("group", { name: "Time axis" });
  const scrolled = () => axis.evaluate((part) => part.scrollLeft);
  await page.waitForFunction(() => document.querySelector(".timeline-scroll").scrollLeft > 200);
  const before = await scrolled();
  const mark = await timeline(page).getByRole("link", { name: /Valencia/ }).boundingBox();
  const [x, y] = [mark.x + 8, mark.y + mark.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 90, y, { steps: 5 });
  await page.mouse.up();
  assert.ok(Math.abs((await scrolled()) - (before - 90)) <= 1, `from ${before} to ${await scrolled()}`);
  assert.equal(new URL(page.url()).search, "", "the mark that was held is not chosen");
});

browse("a year of the timeline narrows to it, and the days can be typed", {}, async ({ page, open }) => {
  await open();
  await timeline(page).getByRole("link", { name: "Only 2022" }).press("Enter");
  await page.waitForURL(/from=2022&to=2022/);
  assert.equal(await summary(page).innerText(), "2 reports of 2022");
  assert.equal(await timeline(page).getByLabel("Until").inputValue(), "2022-12-31");
  await timeline(page).getByLabel("Until").fill("2023-12-31");
  await page.waitForURL(/to=2023$/);
  assert.match(await summary(page).innerText(), /^3 reports since 2022 until 2023$/);
});

browse("the timeline zooms by button, key and wheel, and keeps the middle in the middle", {}, async ({ page, open }) => {
  await open();
  const width = () => timeline(page).locator("svg").first().evaluate((drawing) => drawing.getBoundingClientRect().width);
  const widths = [await width()];
  const grown = async () => {
    await page.waitForFunction((before) => document.querySelector(".timeline-drawing").getBoundingClientRect().width !== before, widths.at(-1));
    widths.push(await width());
  };
  await timeline(page).getByRole("button", { name: "Zoom in" }).click();
  await grown();
  const axis = timeline(page).getByRole("group", { name: "Time axis" });
  await axis.press("+");
  await grown();
  await axis.hover();
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  await grown();
  assert.ok(widths.every((width, index) => index === 0 || width > widths[index - 1]), `${widths}`);
  const { middle } = await axis.evaluate((part) => ({ middle: (part.scrollLeft + part.clientWidth / 2) / part.scrollWidth }));
  assert.ok(Math.abs(middle - 0.5) < 0.1, `the middle is at ${middle}`);
  await timeline(page).getByRole("button", { name: "Zoom out" }).click();
  await grown();
  assert.ok(widths.at(-1) < widths.at(-2));
});

browse("what is chosen comes into sight on the timeline of a phone", { width: 360 }, async ({ page, open }) => {
  const inSight = (id) =>
    page.waitForFunction((id) => {
      const [mark, window] = [document.getElementById(id), document.querySelector(".timeline-scroll")].map((part) => part.getBoundingClientRect());
      return window.left <= mark.left && mark.left < window.right;
    }, id);
  await open("?edition=kubecon-na-2018");
  await inSight("mark:kubecon-na-2018");
  await page.getByRole("link", { name: "Clear all" }).click();
  await page.getByRole("combobox").fill("paris edition:kubecon-eu-2024");
  await inSight("mark:kubecon-eu-2024");
});

browse("a conference on the timeline says who came and what took place beside it", {}, async ({ page, open }) => {
  await open();
  const name = await timeline(page).getByRole("link", { name: /Valencia/ }).getAttribute("aria-label");
  assert.match(name, /2 reports, with .*GitOps Day.*7000 people: “Over 7,000/);
});

for (const width of [360, 1440]) {
  browse(`no label of the timeline is cut off or covers another at ${width} pixels`, { width }, async ({ page, open }) => {
    await open();
    for (let zoom = 0; zoom < 3; zoom += 1) {
      const { labels, end } = await page.evaluate(() => {
        const scroll = document.querySelector(".timeline-scroll");
        const left = scroll.getBoundingClientRect().left - scroll.scrollLeft;
        const boxes = [...scroll.querySelectorAll(".timeline-label, .timeline-detail, .timeline-year")].map((label) => {
          const box = label.getBoundingClientRect();
          return { text: label.textContent, left: box.left - left, right: box.right - left, top: box.top, bottom: box.bottom };
        });
        return { labels: boxes, end: scroll.scrollWidth };
      });
      assert.ok(labels.length >= 8);
      for (const label of labels) assert.ok(label.left >= 0 && label.right <= end, `${label.text} ends at ${label.right} of ${end}`);
      const covered = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
      const pairs = labels.flatMap((a, index) => labels.slice(index + 1).filter((b) => covered(a, b)).map((b) => `${a.text} and ${b.text}`));
      assert.deepEqual(pairs, []);
      await page.getByRole("button", { name: "Zoom in" }).click();
    }
  });
}

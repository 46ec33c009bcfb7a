// Every view on phones, tablets and desktops, light and dark: nobody is shut out, nothing sticks out, nothing jumps.

import assert from "node:assert/strict";
import { accessible, browse, fitsItsWidth } from "./harness.mjs";

const routes = [
  "",
  "?view=takeaways",
  "?view=takeaways&sort=topic",
  "?view=talks",
  "?q=zzzzqqqq",
  "?edition=kubecon-eu-2022&q=gitops&from=2022",
  "?post=kubecon-cloudnativecon-eu-2023-takeaways",
  "?conference=kubecon-eu-2022",
  "?compare=kubecon-eu-2022&compare=kubecon-eu-2024",
  "?about=trends",
  "?about=corpus",
  "?about=yours",
  "?about=style",
];

/** The smallest controls, in CSS pixels, but for links in running text. WCAG 2.2, 2.5.8. */
const small = () =>
  [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter((control) => !control.closest(".prose, p, .unseen") && control.className !== "skip" && control.getClientRects().length > 0)
    .map((control) => {
      const { width, height } = control.getBoundingClientRect();
      return { name: `${control.localName}.${control.getAttribute("class")} ${control.textContent.trim().slice(0, 30)}`, width, height };
    })
    .filter(({ width, height }) => width < 24 || height < 24)
    .map(({ name, width, height }) => `${name}: ${Math.round(width)} by ${Math.round(height)}`);

for (const width of [320, 360, 768, 1440, 1920]) {
  for (const colorScheme of ["light", "dark"]) {
    browse(`every view shuts nobody out at ${width} pixels, ${colorScheme}`, { width, context: { colorScheme } }, async ({ page, open }) => {
      for (const route of routes) {
        await open(route);
        await page.waitForLoadState("networkidle");
        await fitsItsWidth(page);
        if (width === 360 || width === 1440) {
          await accessible(page);
          assert.deepEqual(await page.evaluate(small), [], `${route}: controls are large enough`);
        }
      }
    });
  }
}

browse("nothing jumps while a view is drawn", {}, async ({ page, open }) => {
  await page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries().filter((entry) => !entry.hadRecentInput))).observe({
      type: "layout-shift",
      buffered: true,
    });
  });
  for (const route of routes) {
    await open(route);
    await page.waitForLoadState("networkidle");
    const shifted = await page.evaluate(() => globalThis.shifts.reduce((sum, { value }) => sum + value, 0));
    assert.ok(shifted < 0.02, `${route} shifts by ${shifted}`);
  }
});

for (const colorScheme of ["light", "dark"]) {
  browse(`the browser's own bars have the colour of the page, ${colorScheme}`, { context: { colorScheme } }, async ({ page, open }) => {
    await open();
    const [bar, paper] = await page.evaluate(() => {
      const meta = [...document.querySelectorAll('meta[name="theme-color"]')].find((meta) => matchMedia(meta.media).matches);
      const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      return [meta.content, getComputedStyle(document.documentElement).backgroundColor].map((colour) => {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].join(" ");
      });
    });
    assert.equal(bar, paper);
  });
}

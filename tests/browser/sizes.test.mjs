// The page fits phones, tablets and desktops.

import { browse, fitsItsWidth } from "./harness.mjs";

const routes = [""];

for (const width of [360, 768, 1440]) {
  browse(`at ${width} pixels nothing needs scrolling sideways`, { width }, async ({ page, open }) => {
    for (const route of routes) {
      await open(route);
      await fitsItsWidth(page);
    }
  });
}

// Measures a release build with Lighthouse as a phone on a slow network gets it, and fails where it falls short.
// Usage: node tools/audit/audit.mjs [FOLDER]

import { serve } from "../serve.mjs";
import { findChromium, flags } from "../chromium.mjs";
import lighthouse from "lighthouse";
import { launch } from "chrome-launcher";

const wanted = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
const metrics = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"];
const views = { Posts: "", Takeaways: "?view=takeaways", Talks: "?view=talks" };

const server = await serve(process.argv[2] ?? "dist");
const chrome = await launch({
  chromePath: findChromium(),
  chromeFlags: ["--headless=new", ...flags],
});

try {
  for (const [view, query] of Object.entries(views)) {
    const { lhr } = await lighthouse(server.url + query, { port: chrome.port, logLevel: "silent", onlyCategories: Object.keys(wanted) });
    const scores = Object.entries(wanted).map(([category, least]) => {
      const score = Math.round(lhr.categories[category].score * 100);
      return { text: `${category} ${score}`, short: score < least };
    });
    const shift = lhr.audits["cumulative-layout-shift"].numericValue;
    console.log(`${view}: ${scores.map(({ text }) => text).join(", ")}`);
    console.log(`  ${metrics.map((metric) => `${metric} ${lhr.audits[metric].displayValue}`).join(", ")}`);
    if (shift > 0 || scores.some(({ short }) => short)) {
      process.exitCode = 1;
      for (const { title, score, displayValue } of Object.values(lhr.audits)) {
        if (score !== null && score < 1) console.error(`  ${title}${displayValue ? `: ${displayValue}` : ""}`);
      }
    }
  }
} finally {
  chrome.kill();
  await server.close();
}

// Opens the page with many posts compiled in, in Chromium, and measures what a reader feels: how long tasks are while posts are
// read, how soon a key stroke in the search box shows, how many frames there are while scrolling.
// Usage: node bench/page.mjs [--posts 10000] [--from FOLDER-OF-A-BUILT-PAGE] [--profile FILE] [--write]
//
// --from takes a page that was built before. --profile writes where the time of the key strokes went, for Chromium's DevTools.

import { execFileSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { launchChromium } from "../tools/chromium.mjs";
import { serve } from "../tools/serve.mjs";
import { digits, machine, section } from "./results.mjs";

const { values: options } = parseArgs({
  options: {
    posts: { type: "string", default: "10000" },
    from: { type: "string" },
    profile: { type: "string" },
    write: { type: "boolean", default: false },
  },
});

/** What is typed, a letter at a time: words that many posts have, few and none, misspelt ones, phrases and fields. */
const QUERIES = [
  "kubernetes observability",
  "the service mesh",
  "keynote",
  "\"open source\"",
  "developer experience security",
  "kuberentes",
  "author:ada",
  "konferenz talk -python",
  "クラウド",
  "qqqqzzzz platform",
];

/** Strokes come as from somebody who types fast. */
const PAUSE = 110;

/** So many pixels are scrolled a frame: several times what a finger or a wheel does. */
const STEP = 400;

function build() {
  const target = resolve(process.env.CARGO_TARGET_DIR ?? "target");
  const [posts, page] = [join(target, `bench/page-posts-${options.posts}`), join(target, "bench/page")];
  const run = (command, words, env = {}) =>
    execFileSync(command, words, { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, CARGO_TERM_QUIET: "true", ...env } });
  rmSync(page, { recursive: true, force: true });
  if (!existsSync(posts)) run("cargo", ["run", "--quiet", "--release", "--example", "generate", "--", options.posts, posts]);
  run("tools/build-page", [page], { HALLWAY_SEEDS: posts });
  return page;
}

/** Runs in the page before anything else: notes tasks, events and frames. */
function watch() {
  const noted = { tasks: [], keys: [], events: [], strokes: [], answers: [] };
  globalThis.noted = noted;
  // Until the program is there, its posts with it, tasks are the browser's: it takes in a file of many megabytes.
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...words) => {
    const program = await instantiateStreaming.apply(WebAssembly, words);
    globalThis.programThere = performance.now();
    return program;
  };
  new PerformanceObserver((list) => noted.tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })))).observe({
    type: "longtask",
    buffered: true,
  });
  new PerformanceObserver((list) =>
    noted.events.push(...list.getEntries().map(({ name, startTime, duration }) => ({ name, startTime, duration }))),
  ).observe({ type: "event", durationThreshold: 16 });
  // A message sent from the callback of a frame arrives once the frame was handed on to be painted.
  const painted = (call) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = call;
      port2.postMessage(0);
    });
  let pressed;
  let asked;
  addEventListener("input", () => noted.keys.push(pressed), true);
  addEventListener(
    "keydown",
    ({ timeStamp }) => {
      asked = pressed = timeStamp;
      painted(() => noted.strokes.push(performance.now() - timeStamp));
    },
    true,
  );
  /** Notes how soon after a key the result changes on the screen. */
  globalThis.watchAnswers = () =>
    new MutationObserver(() => {
      const since = asked;
      asked = undefined;
      if (since !== undefined) painted(() => noted.answers.push(performance.now() - since));
    }).observe(document.querySelector(".results"), { subtree: true, childList: true, characterData: true });
  /** Scrolls down as far as there is anything, a step each frame, for so many frames at most; the times between the frames. */
  globalThis.scrollDown = (step, most) =>
    new Promise((done) => {
      const gaps = [];
      let last = performance.now();
      let resting = 0;
      const frame = (now) => {
        gaps.push(now - last);
        last = now;
        const before = scrollY;
        scrollBy({ top: step, behavior: "instant" });
        resting = scrollY === before ? resting + 1 : 0;
        if (gaps.length < most && resting < 30) requestAnimationFrame(frame);
        else done({ gaps: gaps.slice(1), scrolled: scrollY });
      };
      requestAnimationFrame(frame);
    });
}

/** How many elements the page has, and how much its heap of JavaScript holds beside the memory of the program, in MB. */
async function holds(page, session) {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return { elements: await page.locator("*").count(), heap: usedSize / 2 ** 20 };
}

/** The time that the page's thread has worked, in milliseconds, whatever else the machine does. */
async function worked(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  const value = (name) => metrics.find((metric) => metric.name === name).value * 1_000;
  return { all: value("TaskDuration"), script: value("ScriptDuration"), layout: value("LayoutDuration"), style: value("RecalcStyleDuration") };
}

function spread(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) };
}

async function measure(url) {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(0);
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.addInitScript(watch);

    const opened = Date.now();
    await page.goto(url);
    await page.locator("footer").waitFor({ timeout: 120_000 });
    const drawn = Date.now() - opened;
    await page.locator(".progress").waitFor({ state: "detached" });
    const read = Date.now() - opened;
    await page.waitForTimeout(1_000);
    const there = await page.evaluate(() => programThere);
    const tasks = await page.evaluate(() => noted.tasks.splice(0));
    const [loading, reading] = [(task) => task.startTime < there, (task) => task.startTime >= there].map((when) => tasks.filter(when));

    await page.keyboard.press("/");
    await page.evaluate(() => watchAnswers());
    await page.waitForTimeout(500);
    if (options.profile) {
      await session.send("Profiler.enable");
      await session.send("Profiler.setSamplingInterval", { interval: 200 });
      await session.send("Profiler.start");
    }
    await page.evaluate(() => Object.values(noted).forEach((list) => list.splice(0)));
    const work = [];
    for (const query of QUERIES) {
      for (const key of [...query, "Backspace", "Backspace"]) {
        const before = await worked(session);
        if (key.length > 1) await page.keyboard.press(key);
        else await page.keyboard.type(key);
        await page.waitForTimeout(PAUSE);
        const after = await worked(session);
        work.push({ ...Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value - before[name]])) });
      }
      // To begin anew, all is typed over.
      await page.keyboard.press("Control+A");
    }
    if (options.profile) {
      const { profile } = await session.send("Profiler.stop");
      writeFileSync(options.profile, JSON.stringify(profile));
    }
    const typing = await page.evaluate(() => structuredClone(noted));

    // All posts, without a search.
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Backspace");
    await page.evaluate(() => scrollTo(0, 0));
    await page.locator(".results .more").click();
    await page.waitForTimeout(500);
    const held = [await holds(page, session)];
    const { gaps, scrolled } = await page.evaluate((step) => scrollDown(step, 100_000), STEP);
    held.push(await holds(page, session));
    return { version: browser.version(), drawn, read, loading, reading, work, typing, gaps, scrolled, held };
  } finally {
    await browser.close();
  }
}

const folder = options.from ?? build();
const server = await serve(folder);
let found;
try {
  found = await measure(server.url);
} finally {
  await server.close();
}

const longest = (tasks) => Math.max(0, ...tasks.map(({ duration }) => duration));
const row = (name, times) => {
  const { count, p50, p95, p99, most } = spread(times);
  return `| ${name} | ${digits(p50)} | ${digits(p95)} | ${digits(p99)} | ${digits(most)} | ${count} |`;
};
const works = (part) => found.work.map((stroke) => stroke[part]);
// A stroke is a key that is pressed and an input that follows, and took as long as the longer of them. Event Timing does not tell of
// events under its threshold: a stroke without an entry took less.
const { keys, events } = found.typing;
const told = keys.map((key, at) => events.filter(({ startTime }) => startTime >= key && !(startTime >= keys[at + 1])));
const paints = told.map((entries) =>
  Math.max(8, ...["keydown", "input"].map((kind) => entries.find(({ name }) => name === kind)?.duration ?? 0)),
);
const [before, after] = found.held;
const text = `The page as it ships with ${Number(options.posts).toLocaleString("en")} generated posts, in Chromium ${found.version} on ${machine()}.
First drawn after ${digits(found.drawn / 1_000)} s, all posts read after ${digits(found.read / 1_000)} s. Tasks of more than 50 ms: while
the browser loaded the program with the posts in it ${found.loading.length}, the longest ${digits(longest(found.loading))} ms; while they were read ${found.reading.length}, the longest ${digits(longest(found.reading))} ms.

| a key stroke in the search box, ms | p50 | p95 | p99 | most | strokes |
|---|--:|--:|--:|--:|--:|
${row("from the key to paint, by Event Timing (in steps of 8, from 16)", paints)}
${row("from the key to the end of the next frame", found.typing.strokes)}
${row("from the key to the end of the frame that shows the first change of the result", found.typing.answers)}
${row("work of the page's thread until it rests", works("all"))}
${row("of it scripts", works("script"))}
${row("of it style and layout", found.work.map(({ style, layout }) => style + layout))}

Of these tasks ${found.typing.tasks.length} took more than 50 ms, the longest ${digits(longest(found.typing.tasks))} ms.

| scrolling down the result, ms from frame to frame | p50 | p95 | p99 | most | frames |
|---|--:|--:|--:|--:|--:|
${row(`${Math.round(found.scrolled).toLocaleString("en")} pixels, ${STEP} a frame`, found.gaps)}

That is the whole result of ${Number(options.posts).toLocaleString("en")} posts. The page had ${before.elements.toLocaleString("en")} elements and a heap of ${digits(before.heap)} MB before, ${after.elements.toLocaleString("en")} and ${digits(after.heap)} MB at the end.
`;
console.log(text);
if (options.write) section(`The page with ${Number(options.posts).toLocaleString("en")} posts`, text);

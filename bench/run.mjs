// Holds Hallway against search libraries, in Chromium, on generated posts: time to index, time of a query, memory.
// Usage: node bench/run.mjs [--posts 100,1000,10000] [--queries 500] [--only NAME,…] [--built] [--write]
//
// Hallway runs as WebAssembly compiled and optimized as the page of so many posts is; --built takes what was built the last time. --write puts
// the figures into bench/RESULTS.md.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { launchChromium } from "../tools/chromium.mjs";
import { level } from "../tools/level.mjs";
import { serve } from "../tools/serve.mjs";
import { libraries } from "./libraries.js";
import { digits, machine, section } from "./results.mjs";

const { values: options } = parseArgs({
  options: {
    posts: { type: "string", default: "100,1000,10000" },
    queries: { type: "string", default: "500" },
    only: { type: "string" },
    built: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const counts = options.posts.split(",").map(Number);
const target = resolve(process.env.CARGO_TARGET_DIR ?? "target");
const folder = join(target, "bench");

/** A library that looks at every text for every query is asked less often among many posts. */
const asked = (name, count) => (name === "Fuse.js" ? Math.max(10, Math.min(options.queries, 50_000 / count)) : Number(options.queries));

const run = (variables, command, ...words) =>
  execFileSync(command, words, { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...variables } });

/** The level at which the page of the first `count` posts is compiled. */
const levelFor = (count) =>
  level(JSON.parse(readFileSync(join(folder, `posts-${count}.json`), "utf8")).reduce((sum, { text }) => sum + Buffer.byteLength(text), 0));

function compile(level) {
  const cargo = ["--quiet", "--no-default-features", "--features", "bench", "--profile", "web", "--target", "wasm32-unknown-unknown"];
  run({ CARGO_PROFILE_WEB_OPT_LEVEL: level }, "cargo", "build", ...cargo, "--bin", "bench");
  const into = join(folder, `hallway-${level}`);
  run({}, "wasm-bindgen", "--target", "web", "--no-typescript", "--out-dir", into, "--out-name", "hallway",
    join(target, "wasm32-unknown-unknown/web/bench.wasm"));
  const page = readFileSync("index.html", "utf8");
  const wasm = join(into, "hallway_bg.wasm");
  const optimized = page.match(/data-wasm-opt-params="([^"]*)"/)[1].split(" ");
  run({}, "wasm-opt", `-O${page.match(/data-wasm-opt="(.)"/)[1]}`, ...optimized, wasm, "-o", wasm);
}

function build() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run({}, "cargo", "run", "--quiet", "--release", "--example", "generate", "--", String(Math.max(...counts)), join(folder, "posts"));
  const number = (path) => Number(path.match(/-(\d+)\.\w+$/)[1]);
  const paths = readdirSync(join(folder, "posts"), { recursive: true }).filter((path) => /\.\w+$/.test(path));
  paths.sort((a, b) => number(a) - number(b));
  const posts = paths.map((path, id) => ({ id, path, text: readFileSync(join(folder, "posts", path), "utf8") }));
  const levels = counts.map((count) => {
    writeFileSync(join(folder, `posts-${count}.json`), JSON.stringify(posts.slice(0, count)));
    return levelFor(count);
  });
  new Set(levels).forEach(compile);

  for (const file of ["index.html", "libraries.js"]) cpSync(join("bench", file), join(folder, file));
  symlinkSync(resolve("bench/node_modules"), join(folder, "node_modules"));
}

/** The most memory that the process of the page has held, in MB; undefined where the system does not tell. */
async function peak(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const held = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => {
    try {
      return Number(readFileSync(`/proc/${id}/status`, "utf8").match(/VmHWM:\s*(\d+)/)[1]) / 1024;
    } catch {
      return 0;
    }
  });
  return Math.max(...held) || undefined;
}

/** Each measurement has a browser of its own. */
async function measure(url, name, count) {
  const browser = await launchChromium({ switches: ["--js-flags=--expose-gc", "--enable-precise-memory-info"] });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(`${url}?level=${levelFor(count)}`);
    await page.waitForFunction(() => globalThis.measure);
    const { index, times, hits, kept } = await page.evaluate((work) => globalThis.measure(...work), [name, count, asked(name, count)]);
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
    return { name, count, index, p50: at(0.5), p95: at(0.95), p99: at(0.99), asked: times.length, hits: hits / times.length, kept,
      peak: await peak(browser), version: browser.version() };
  } finally {
    await browser.close();
  }
}

function table(rows, count) {
  const own = rows.find(({ name, count: other }) => name === "Hallway" && other === count);
  const times = (figure, other) => (own && other ? ` (${digits(figure / other)}×)` : "");
  const line = (row) =>
    `| ${row.name} | ${digits(row.index)}${times(row.index, own?.index)} | ${digits(row.p50)} | ${digits(row.p95)}${times(row.p95, own?.p95)} ` +
    `| ${digits(row.p99)} | ${row.asked} | ${digits(row.hits)} | ${digits(row.kept)}${times(row.kept, own?.kept)} | ${digits(row.peak)} |`;
  return [
    `## ${count.toLocaleString("en")} posts`,
    "",
    "| | index, ms | query p50, ms | p95, ms | p99, ms | queries | hits a query | kept, MB | peak, MB |",
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ...rows.filter((row) => row.count === count).map(line),
    "",
  ].join("\n");
}

if (!options.built) build();
// A page that is isolated from others is told the time by five microseconds instead of a hundred.
const headers = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
const server = await serve(folder, { headers });
const rows = [];
try {
  for (const count of counts) {
    for (const name of options.only?.split(",") ?? libraries) rows.push(await measure(server.url, name, count));
    console.log(table(rows, count));
  }
} finally {
  await server.close();
}

if (options.write) {
  const pinned = JSON.parse(readFileSync("bench/package.json", "utf8")).devDependencies;
  const text = `Written by \`make bench\`, in Chromium ${rows[0].version} on ${machine()}.
${Object.entries(pinned).map(([name, version]) => `${name} ${version}`).join(", ")}.

Generated posts of 5.2 KB on average. Hallway is compiled as the page of so many posts is: for size, from two megabytes of posts on for
speed. For it the whole work counts: to index is to read, to understand and to index; a query
gives ranking, facets, timeline and cloud. The others index the source of the posts as it is and answer with hits alone. In brackets:
times what Hallway takes. *Kept* is what the JavaScript heap has grown by after a collection, with the memory of WebAssembly; the
sources of the posts stay with the page for all of them and are not counted. *Peak* is what the process of the tab has held at most,
the posts among it.

${counts.map((count) => table(rows, count)).join("\n")}`;
  section("Hallway beside search libraries", text);
}

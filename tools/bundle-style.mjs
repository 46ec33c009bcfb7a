// Joins the style sheets into one file, in the order of their cascade layers, so that the page needs one request for them.
// Comments and indentation stay behind: they are for readers of the sources.
// Usage: node tools/bundle-style.mjs OUTPUT

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const sheets = (folder) => readdirSync(`style/${folder}`).filter((name) => name.endsWith(".css")).sort().map((name) => folder + name);
const order = ["tokens.css", "base.css", "layout.css", ...sheets("parts/"), "forced.css", "start.css", "print.css"];

const unplaced = sheets("").filter((name) => !order.includes(name));
if (unplaced.length > 0) {
  console.error(`style/${unplaced[0]} has no place in the cascade: name it in tools/bundle-style.mjs`);
  process.exit(1);
}

const bundle = order
  .map((name) => readFileSync(`style/${name}`, "utf8"))
  .join("\n")
  .replace(/\/\*[\s\S]*?\*\//g, "")
  .replace(/\s*\n\s*/g, "\n")
  .trimStart();

const output = process.argv[2];
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, bundle);

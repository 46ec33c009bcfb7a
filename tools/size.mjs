// Says what a reader downloads to open a build, compressed as a good host sends it, and fails when it is over the budget. The budget
// is for the project's own posts: how much those of others weigh, which HALLWAY_SEEDS names, is theirs to say.
// Usage: node tools/size.mjs [FOLDER]

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const budget = process.env.HALLWAY_SEEDS ? Infinity : 250_000;
const folder = process.argv[2] ?? "dist";

const bytes = (count) => count.toLocaleString("en").padStart(9);
const compressed = (file) =>
  brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: file.length } });

const names = readdirSync(folder, { recursive: true }).filter((name) => /\.(html|css|js|wasm)$/.test(name)).sort();
let total = 0;
for (const name of names) {
  const size = compressed(readFileSync(join(folder, name))).length;
  total += size;
  console.log(`${bytes(size)}  ${name}`);
}
console.log(`${bytes(total)}  ${budget === Infinity ? "" : `of ${budget.toLocaleString("en")} `}bytes, brotli 11`);

if (!names.some((name) => name.endsWith(".wasm"))) {
  console.error(`${folder} holds no build of the page`);
  process.exitCode = 1;
} else if (total > budget) {
  console.error(`The page is ${(total - budget).toLocaleString("en")} bytes over its budget`);
  process.exitCode = 1;
}

// Says what a reader downloads to open a build, compressed as a good host sends it, and fails when it is over the budget. The budget
// is for the project's own posts: how much those of others weigh, which HALLWAY_SEEDS names, is theirs to say. The whole tables of facts
// are told apart: only who brings posts along loads them.
// Usage: node tools/size.mjs [FOLDER]

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const budget = process.env.HALLWAY_SEEDS ? Infinity : 250_000;
const folder = process.argv[2] ?? "dist";

const bytes = (count) => count.toLocaleString("en").padStart(9);
const compressed = (file) =>
  brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: file.length } });

const all = readdirSync(folder, { recursive: true }).sort();
const names = all.filter((name) => /\.(html|css|js|wasm)$/.test(name));
const weigh = (name) => {
  const size = compressed(readFileSync(join(folder, name))).length;
  console.log(`${bytes(size)}  ${name}`);
  return size;
};
const total = names.map(weigh).reduce((sum, size) => sum + size, 0);
console.log(`${bytes(total)}  ${budget === Infinity ? "" : `of ${budget.toLocaleString("en")} `}bytes, brotli 11`);
all.filter((name) => name.endsWith(".txt")).forEach(weigh);

if (!names.some((name) => name.endsWith(".wasm"))) {
  console.error(`${folder} holds no build of the page`);
  process.exitCode = 1;
} else if (total > budget) {
  console.error(`The page is ${(total - budget).toLocaleString("en")} bytes over its budget`);
  process.exitCode = 1;
}

// Says how the page of a folder of posts is compiled: for size, or for speed where its posts outweigh the program. Then they are read
// in three fifths of the time, which saves more than a larger program takes to load.
// Usage: node tools/level.mjs FOLDER

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** In bytes, some 400 posts: compressed they weigh about as much as the program does. */
const MANY = 2_000_000;

/** The optimization level for so many bytes of posts, as cargo knows it. */
export const level = (bytes) => (bytes < MANY ? "z" : "3");

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  const endings = readFileSync(new URL("../build/posts.rs", import.meta.url), "utf8").match(/EXTENSIONS[^=]*= \[([^\]]*)\]/)[1].match(/\w+/g);
  const isPost = (name) => endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`));
  let bytes = 0;
  try {
    for (const name of readdirSync(folder, { recursive: true }).filter(isPost)) bytes += statSync(join(folder, name)).size;
  } catch {
    // The build itself says what is wrong with a folder that cannot be read.
  }
  console.log(level(bytes));
}

// Puts a build of the page into one file, which browsers open from disk or from a mail, without a server and without a network.
// Usage: node tools/one-file.mjs FOLDER FILE
//
// Whatever index.html names becomes a part of it, and so do the tables that the program fetches by their name. start.js and the program
// then find them under addresses that hold them.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = { ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".txt": "text/plain", ".wasm": "application/wasm" };

/** The page of a build as one document. */
export function oneFile(folder) {
  const read = (name) => readFileSync(join(folder, name));
  const address = (name) => `data:${TYPES[extname(name)]};base64,${read(name).toString("base64")}`;
  const tables = readdirSync(folder).filter((name) => /^facts-.*\.txt$/.test(name));
  const held = tables.map((name) => `<link rel="no-preload" id="${name}" href="${address(name)}">`).join("");
  return read("index.html").toString()
    // What `hallway finish` put there is for a host.
    .replaceAll(/<!--finish-->[^]*?<!--\/finish-->/g, "")
    .replace("</head>", `${held}</head>`)
    .replace(/<script src="\.\/([^"]+)"><\/script>/, (_, name) => `<script>${read(name)}</script>`)
    // What is here need not be fetched early.
    .replace(/rel="(modulepreload|preload)" href="\.\/([^"]+)" crossorigin="anonymous"/g, (_, rel, name) => `rel="no-${rel}" href="${address(name)}"`)
    .replace(/href="\.\/([^"]+)"/g, (_, name) => `href="${address(name)}"`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, file] = process.argv.slice(2);
  const page = oneFile(folder);
  writeFileSync(file, page);
  console.log(`${Buffer.byteLength(page).toLocaleString("en").padStart(9)}  ${file}`);
}

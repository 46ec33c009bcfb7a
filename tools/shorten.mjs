// Gives what the page's program and the script beside it call each other by short names, and takes the comments from the script.
// Usage: node tools/shorten.mjs FOLDER      a build for publishing, in place
//
// wasm-bindgen tells some 250 functions by names that end in a hash. Those stand in both files, and no hash can be compressed.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SECTION, changed, relisted, text } from "./wasm.mjs";

const folder = process.argv[2];
const names = readdirSync(folder);
const file = (pattern) => join(folder, names.find((name) => pattern.test(name)));
const [program, script] = [file(/\.wasm$/), file(/^app-.*\.js$/)];

const source = readFileSync(script, "utf8");

/** How a name stands in the script: as a word, or as the name of a file, which is that of all its functions together. */
const NAMES = /\w+|"\.\/\w+\.js"/g;
const said = new Set(source.match(NAMES));

/** The short names by the long ones. No other name in the script begins with a dollar sign. */
const short = new Map();

function shorten(name) {
  const long = name.startsWith("./") ? `"${name}"` : name;
  // Short already, such as `main` and `memory`, or made by the program for itself.
  if (name.length < 8 || !said.has(long)) return name;
  if (!short.has(long)) short.set(long, `$${short.size.toString(36)}`);
  return short.get(long);
}

/** An import, or an export, under short names. */
const imported = (reader) => {
  const names = [text(shorten(reader.text())), text(shorten(reader.text()))];
  return Buffer.concat([...names, reader.passed(() => reader.imported())]);
};
const exported = (reader) => Buffer.concat([text(shorten(reader.text())), reader.passed(() => (reader.byte(), reader.number()))]);

const changes = new Map([
  [SECTION.imports, (content) => relisted(content, imported)],
  [SECTION.exports, (content) => relisted(content, exported)],
]);
writeFileSync(program, changed(readFileSync(program), changes));

const bare = source.replace(/^\s*(\/\*\*[^]*?\*\/|\/\/.*)\n/gm, "").replace(/^\s+/gm, "");
writeFileSync(script, bare.replace(NAMES, (name) => short.get(name) ?? name));

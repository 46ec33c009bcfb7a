// Says what the parts of the page's program weigh, about.
// Usage: node tools/weigh.mjs [FILE.wasm]      a program as cargo leaves it, which still has the names of its functions
//
// A function belongs to the first module of ours that its name holds, for an instance of a generic is paid by who asks for it, and
// else to its library. The functions of a part are compressed together. What wasm-opt takes away later is still in: it is the
// shares that tell.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { Reader, SECTION, functions, sections } from "./wasm.mjs";

const file = process.argv[2] ?? join(process.env.CARGO_TARGET_DIR ?? "target", "wasm32-unknown-unknown/web/app.wasm");

/** The kind of names that is read here, as the specification of WebAssembly numbers them. */
const FUNCTION_NAMES = 1;

/** The parts and how their functions are told, the first that fits first. In a name, its length stands before each identifier. */
const PARTS = [
  ["page: timeline", /3app(8timeline|3pan|4span)/],
  ["page: post", /3app(4post|8document|8outline|8passages|8pictures)/],
  ["page: posts of the reader", /3app(5yours|3own|6gather|5whole)/],
  ["page: one conference, two, trends", /3app(10conference|7compare|6trends)/],
  ["page: elements that live", /3app(7element|4live|4each|5parts)/],
  ["page: the rest", /3app\d+[a-z]/],
  ["read: front matter", /7hallway4read12front_matter/],
  ["read: templates", /7hallway4read(8template|5embed)/],
  ["read: the rest", /7hallway(4read|8document)/],
  ["understand: sessions", /7hallway10understand7session/],
  ["understand: conferences", /7hallway10understand7edition/],
  ["understand: takeaways", /7hallway10understand8takeaway/],
  ["understand: the rest", /7hallway(10understand|5facts|10correction)/],
  ["search", /7hallway6search/],
  ["select, corpus, route", /7hallway(6select|6corpus|5route)/],
  ["export", /7hallway6export/],
  ["core: the rest", /7hallway\d+[a-z]/],
  ["pulldown-cmark", /14pulldown_cmark|7unicase/],
  ["Leptos", /6leptos|14reactive_graph|6tachys|12any_spawner|15throw_error|8or_poisoned|7slotmap|8indexmap/],
  ["bindings to the browser", /12wasm_bindgen|6js_sys|7web_sys|4gloo|12wasm_streams|20wasm_bindgen_futures|__wbindgen|__wbg/],
  ["standard library", /4core|5alloc|3std|9hashbrown|8dlmalloc|17compiler_builtins/],
];

/** A module's functions, each its name and its bytes, and its data. */
function parse(bytes) {
  const names = new Map();
  let data = Buffer.alloc(0);
  for (const { kind, start, end } of sections(bytes)) {
    const reader = new Reader(bytes, start);
    if (kind === SECTION.data) {
      data = bytes.subarray(start, end);
    } else if (kind === SECTION.custom && reader.text() === "name") {
      while (reader.at < end) {
        const [of, rest] = [reader.byte(), reader.number()];
        const next = reader.at + rest;
        if (of === FUNCTION_NAMES) for (let left = reader.number(); left > 0; left--) names.set(reader.number(), reader.text());
        reader.at = next;
      }
    }
  }
  const { imported, bodies } = functions(bytes);
  return { functions: bodies.map((body, index) => ({ name: names.get(index + imported) ?? "", body })), data };
}

const compressed = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;

if (!existsSync(file)) {
  console.error(`There is no ${file}: build the page first`);
  process.exit(1);
}
const { functions: named, data } = parse(readFileSync(file));
const parts = new Map(PARTS.map(([part]) => [part, []]).concat([["without a name", []]]));
for (const { name, body } of named) parts.get(PARTS.find(([, sign]) => sign.test(name))?.[0] ?? "without a name").push(body);
const rows = [...parts].map(([part, bodies]) => [part, bodies.length, Buffer.concat(bodies)]).concat([["texts, tables, facts and posts", 0, data]]);
const cell = (value) => value.toLocaleString("en").padStart(9);
let total = 0;
console.log("   brotli        raw  functions");
for (const [part, count, bytes] of rows.filter(([, , bytes]) => bytes.length > 0)) {
  const size = compressed(bytes);
  total += size;
  console.log(`${cell(size)}  ${cell(bytes.length)}  ${cell(count)}  ${part}`);
}
console.log(`${cell(total)}  all parts, each compressed by itself`);

// Copies the sources of pulldown-cmark with the entities of HTML as one text, and prints where the copy of a file of them is.
// Usage: node tools/small-entities.mjs …/src/lib.rs
//
// The crate has a table of 2,125 names with what they stand for, each two slices: 34 KB of addresses and lengths, which hardly
// compress. One text with all of them is looked through from its start, which takes some microseconds, but it is 8 KB of brotli less.
// Where the table looks otherwise than is known here, the crate is compiled as it came.

import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const [source] = process.argv.slice(2);
const table = readFileSync(join(dirname(source), "entities.rs"), "utf8");
const rows = [...table.matchAll(/\(b"([A-Za-z0-9]+)",\s*"((?:[^"\\]|\\u\{[0-9A-F]+\}|\\.)+)"\)/g)];
const LOOKED_UP = "pub(crate) fn get_entity(bytes: &[u8]) -> Option<&'static str> {";

if (rows.length > 2000 && table.includes(LOOKED_UP)) {
  const copy = join(import.meta.dirname, "../target/pulldown-cmark");
  cpSync(dirname(source), copy, { recursive: true });
  // What a name stands for may be a semicolon or an equals sign itself.
  const text = rows.map(([, name, meaning]) => `${name}=${meaning};`).join("");
  writeFileSync(
    join(copy, "entities.rs"),
    `static ENTITIES: &str = "${text}";

${LOOKED_UP}
    let name = core::str::from_utf8(bytes).ok()?;
    let mut rest = ENTITIES;
    loop {
        let (own, after) = rest.split_once('=')?;
        let first = after.chars().next()?.len_utf8();
        let end = first + after[first..].find(';')?;
        if own == name {
            return Some(&after[..end]);
        }
        rest = &after[end + 1..];
    }
}
`,
  );
  console.log(join(copy, basename(source)));
} else {
  console.log(source);
}

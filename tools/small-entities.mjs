// Copies the sources of pulldown-cmark with the entities of HTML as one text, and prints where the copy of a file of them is.
// Usage: node tools/small-entities.mjs …/src/lib.rs
//
// The crate has a table of 2,125 names with what they stand for, each two slices: 34 KB of addresses and lengths, which hardly
// compress. One text with all of them, in the order of their names as before, is found in as quickly, and is 8 KB of brotli less.
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
  // No entity stands for the sign between two of them.
  const text = rows.map(([, name, meaning]) => `${name}=${meaning}\\u{1}`).join("");
  writeFileSync(
    join(copy, "entities.rs"),
    `static ENTITIES: &str = "${text}";

${LOOKED_UP}
    let all = ENTITIES.as_bytes();
    let (mut from, mut to) = (0, all.len());
    while from < to {
        let begin = all[from..from + (to - from) / 2].iter().rposition(|byte| *byte == 1).map_or(from, |at| from + at + 1);
        let end = begin + all[begin..].iter().position(|byte| *byte == 1)?;
        let (name, meaning) = ENTITIES[begin..end].split_once('=')?;
        match name.as_bytes().cmp(bytes) {
            core::cmp::Ordering::Less => from = end + 1,
            core::cmp::Ordering::Equal => return Some(meaning),
            core::cmp::Ordering::Greater => to = begin,
        }
    }
    None
}
`,
  );
  console.log(join(copy, basename(source)));
} else {
  console.log(source);
}

// The file of results, in sections: each measurement writes its own and leaves the others as they are.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

const FILE = "bench/RESULTS.md";

/** What was measured on. */
export const machine = () => `${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GB`;

/** A figure with as many digits as say something. */
export const digits = (number) =>
  number === undefined ? "" : number >= 100 ? number.toFixed(0) : number >= 1 ? number.toFixed(1) : number.toFixed(2);

/** Writes the section under a heading of the first level, in the place of the one that is there. */
export function section(heading, text) {
  const sections = existsSync(FILE) ? readFileSync(FILE, "utf8").split(/^(?=# )/m) : [];
  const written = `# ${heading}\n\n${text.trim()}\n`;
  const place = sections.findIndex((section) => section.startsWith(`# ${heading}\n`));
  if (place < 0) sections.push(written);
  else sections[place] = written;
  writeFileSync(FILE, sections.map((section) => section.trim()).join("\n\n") + "\n");
}

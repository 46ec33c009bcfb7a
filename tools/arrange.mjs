// Arranges the page's program so that it compresses better: variables with which the same is done have the same numbers, beside each
// function stands one that is like it, and no access to memory says how it is aligned, which is a hint that browsers do without.
// Usage: node tools/arrange.mjs FOLDER      a build for publishing, in place
//
// A function is called by its number, which is its place. So whatever names one gets the new number.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renumbered } from "./variables.mjs";
import { CALL, KIND, Reader, SECTION, changed, functions, instructions, isAccess, listed, number, relisted } from "./wasm.mjs";

/** The instructions that name a function. */
const NAMING = new Set([CALL, 0x12, 0xd2]);

/** The instruction that ends a list of them. */
const END = 0x0b;

/** Pairs of instructions that more functions have than these tell little, and there is much to count of them. */
const EVERYWHERE = 1_500;

/** A function of so many pairs more is about as like to a short one as to a long one. */
const SHORT = 10;

/** Which functions have each pair of instructions; of each function how many pairs it has, and which of them tell it from most others. */
function pairs(bodies) {
  const numbers = new Map();
  const numbered = (key) => numbers.get(key) ?? (numbers.set(key, numbers.size), numbers.size - 1);
  const owners = [];
  const all = bodies.map((body, at) => {
    const own = new Set();
    let before = "";
    for (const { start, end } of instructions(body)) {
      const instruction = body.toString("latin1", start, end);
      own.add(numbered(`${before} ${instruction}`));
      before = instruction;
    }
    for (const pair of own) (owners[pair] ??= []).push(at);
    return own;
  });
  const telling = (pair) => owners[pair].length > 1 && owners[pair].length < EVERYWHERE;
  return { owners, counts: all.map((own) => own.size), shared: all.map((own) => [...own].filter(telling)) };
}

/** The functions, by place, so that next to each stands one of those left that has most of its rare pairs. */
function alike(bodies) {
  const { owners, counts, shared } = pairs(bodies);
  const weight = (pair) => Math.log(bodies.length / owners[pair].length);
  const left = new Set(bodies.keys());
  const order = [];
  for (let next = 0; left.size > 0; ) {
    left.delete(next);
    order.push(next);
    const likeness = new Map();
    for (const pair of shared[next]) {
      for (const other of owners[pair]) if (left.has(other)) likeness.set(other, (likeness.get(other) ?? 0) + weight(pair));
    }
    let most = 0;
    [next] = left;
    for (const [other, sum] of likeness) {
      const share = sum / (counts[other] + SHORT);
      if (share > most) [most, next] = [share, other];
    }
  }
  return order;
}

/** A function whose accesses to memory tell no alignment, and which names others by their new numbers. */
function rewritten(body, moved) {
  const parts = [];
  let from = 0;
  for (const { code, start } of instructions(body)) {
    if (!isAccess(code) && !NAMING.has(code)) continue;
    const reader = new Reader(body, start + 1);
    const operand = reader.number();
    parts.push(body.subarray(from, start + 1), number(isAccess(code) ? 0 : moved(operand)));
    from = reader.at;
  }
  return Buffer.concat([...parts, body.subarray(from)]);
}

/** An export, which names a function by its new number. */
function exported(reader, moved) {
  let kind;
  const head = reader.passed(() => {
    reader.text();
    kind = reader.byte();
  });
  const old = reader.number();
  return Buffer.concat([head, number(kind === KIND.function ? moved(old) : old)]);
}

/** Functions that stand in a table, behind the place where they begin, which one instruction gives. */
function element(reader, moved) {
  const head = reader.passed(() => {
    if (reader.number() !== 0) throw new Error("the program has a table of functions that tools/arrange.mjs does not know");
    while (reader.byte() !== END) reader.number();
  });
  const functions = Array.from({ length: reader.number() }, () => number(moved(reader.number())));
  return Buffer.concat([head, listed(functions)]);
}

/** The module, arranged. */
function arranged(bytes) {
  const { imported, types, parameters, bodies: before } = functions(bytes);
  const bodies = renumbered(before, parameters);
  const order = alike(bodies);
  const places = new Map(order.map((old, place) => [old + imported, place + imported]));
  const moved = (old) => places.get(old) ?? old;
  const body = (old) => {
    const content = rewritten(bodies[old], moved);
    return Buffer.concat([number(content.length), content]);
  };
  return changed(bytes, new Map([
    [SECTION.functions, () => listed(order.map((old) => number(types[old])))],
    [SECTION.exports, (content) => relisted(content, (reader) => exported(reader, moved))],
    [SECTION.start, (content) => number(moved(new Reader(content).number()))],
    [SECTION.elements, (content) => relisted(content, (reader) => element(reader, moved))],
    [SECTION.code, () => listed(order.map(body))],
  ]));
}

const folder = process.argv[2];
const program = join(folder, readdirSync(folder).find((name) => name.endsWith(".wasm")));
const bytes = arranged(readFileSync(program));
if (!WebAssembly.validate(bytes)) throw new Error(`${program} is no program any more`);
writeFileSync(program, bytes);

// Reads and writes the parts of a WebAssembly module that its tools need, as section 5 of its specification lays them out.

/** The kinds of sections that are read here. */
export const SECTION = { custom: 0, types: 1, imports: 2, functions: 3, exports: 7, start: 8, elements: 9, code: 10, data: 11 };

/** What an import or export can be. */
export const KIND = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };

/** The instruction that calls a function by its number, by its first byte. */
export const CALL = 0x10;

/** Whether an instruction reads or writes a variable. */
export const isVariable = (code) => code >= 0x20 && code <= 0x22;

/** Whether an instruction reads or writes memory: what is aligned to how much, and how far from an address. */
export const isAccess = (code) => code >= 0x28 && code <= 0x3e;

/** A place in the bytes of a module. */
export class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** An unsigned number, seven bits a byte. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  slice(length) {
    return this.bytes.subarray(this.at, (this.at += length));
  }

  text() {
    return this.slice(this.number()).toString();
  }

  /** The bytes that `pass` passes over. */
  passed(pass) {
    const from = this.at;
    pass(this);
    return this.bytes.subarray(from, this.at);
  }

  limits() {
    const bounded = this.byte() & 1;
    this.number();
    if (bounded) this.number();
  }

  /** Passes over what an import says of itself behind its names; whether it is a function. */
  imported() {
    const kind = this.byte();
    if (kind === KIND.function) this.number();
    else if (kind === KIND.tag || kind === KIND.table) this.byte();
    if (kind === KIND.tag) this.number();
    else if (kind === KIND.table || kind === KIND.memory) this.limits();
    else if (kind === KIND.global) this.slice(2);
    return kind === KIND.function;
  }
}

/** A module with the content of some kinds of sections changed; `changes` tells how. */
export function changed(bytes, changes) {
  const parts = [bytes.subarray(0, 8)];
  for (const { kind, start, end } of sections(bytes)) {
    const content = changes.get(kind)?.(bytes.subarray(start, end)) ?? bytes.subarray(start, end);
    parts.push(Buffer.from([kind]), number(content.length), content);
  }
  return Buffer.concat(parts);
}

/** The content of a section that is a list, each of its entries as `entry` gives it when it has passed over one. */
export function relisted(content, entry) {
  const reader = new Reader(content);
  return listed(Array.from({ length: reader.number() }, () => entry(reader)));
}

/** A list of bytes, as the content of a section. */
export const listed = (entries) => Buffer.concat([number(entries.length), ...entries]);

/** The sections of a module in order: of each its kind, and where its content begins and ends. */
export function* sections(bytes) {
  const reader = new Reader(bytes, 8);
  while (reader.at < bytes.length) {
    const [kind, length] = [reader.byte(), reader.number()];
    yield { kind, start: reader.at, end: reader.at + length };
    reader.at += length;
  }
}

/** How many functions a module has from elsewhere, and of its own the type, the number of parameters and the body. */
export function functions(bytes) {
  const [parameters, types, bodies] = [[], [], []];
  let imported = 0;
  for (const { kind, start } of sections(bytes)) {
    const reader = new Reader(bytes, start);
    const each = (read) => {
      for (let left = reader.number(); left > 0; left--) read();
    };
    if (kind === SECTION.types) each(() => parameters.push(parametersOf(reader)));
    if (kind === SECTION.imports) each(() => (reader.text(), reader.text(), (imported += Number(reader.imported()))));
    if (kind === SECTION.functions) each(() => types.push(reader.number()));
    if (kind === SECTION.code) each(() => bodies.push(reader.slice(reader.number())));
  }
  return { imported, types, parameters: types.map((type) => parameters[type]), bodies };
}

/** How many parameters a type of functions has. */
function parametersOf(reader) {
  reader.byte();
  const count = reader.number();
  reader.slice(count);
  reader.slice(reader.number());
  return count;
}

/** How many numbers instructions have behind their first byte; those that are not among them have none, or something else. */
const ONE = [0x02, 0x03, 0x04, 0x0c, 0x0d, CALL, 0x12, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x3f, 0x40, 0x41, 0x42, 0xd0, 0xd2];
const TWO = [0x11, 0x13, ...[...Array(256).keys()].filter(isAccess)];
const NUMBERS = new Map([...ONE.map((code) => [code, 1]), ...TWO.map((code) => [code, 2])]);

/** The same for those that begin with 0xfc, by the number that follows it. */
const BULK = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

/** The instructions of a function in order, behind what it says of its variables: of each its first byte, and where it begins and ends. */
export function* instructions(body) {
  const reader = new Reader(body);
  const pass = (count) => {
    for (let left = count; left > 0; left--) reader.number();
  };
  for (let left = reader.number(); left > 0; left--) pass(2);
  while (reader.at < body.length) {
    const start = reader.at;
    const code = reader.byte();
    if (NUMBERS.has(code)) pass(NUMBERS.get(code));
    else if (code === 0x0e) pass(reader.number() + 1);
    else if (code === 0x1c) reader.slice(reader.number());
    else if (code === 0x43) reader.slice(4);
    else if (code === 0x44) reader.slice(8);
    else if (code === 0xfc) pass(BULK[reader.number()] ?? unknown(code));
    else if (!isAlone(code)) unknown(code);
    yield { code, start, end: reader.at };
  }
}

function unknown(code) {
  throw new Error(`the program has an instruction 0x${code.toString(16)}, which tools/wasm.mjs does not know`);
}

/** Whether an instruction is its first byte alone. */
const isAlone = (code) => [0x00, 0x01, 0x05, 0x0b, 0x0f, 0x1a, 0x1b, 0xd1].includes(code) || (code > 0x44 && code < 0xc5);

/** An unsigned number as bytes. */
export function number(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}

/** A text as bytes, behind its length. */
export function text(value) {
  const bytes = Buffer.from(value);
  return Buffer.concat([number(bytes.length), bytes]);
}

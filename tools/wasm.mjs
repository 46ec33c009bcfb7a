// Reads and writes the parts of a WebAssembly module that its tools need, as section 5 of its specification lays them out.

/** The kinds of sections that are read here. */
export const SECTION = { custom: 0, imports: 2, exports: 7, code: 10, data: 11 };

/** What an import or export can be. */
const KIND = { function: 0, table: 1, memory: 2, global: 3, tag: 4 };

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

/** The sections of a module in order: of each its kind, and where its content begins and ends. */
export function* sections(bytes) {
  const reader = new Reader(bytes, 8);
  while (reader.at < bytes.length) {
    const [kind, length] = [reader.byte(), reader.number()];
    yield { kind, start: reader.at, end: reader.at + length };
    reader.at += length;
  }
}

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

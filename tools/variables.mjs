// Numbers the variables of functions so that what is done alike is done with variables of the same numbers, which a compressor has seen.

import { CALL, Reader, instructions, isAccess, isVariable, number } from "./wasm.mjs";

/** How often all functions are looked at: once more gains next to nothing. */
const ROUNDS = 4;

/** Later variables of a function stay as they are: each is compared with every other, and they are seldom used. */
const MOST = 64;

/** How many uses in less of the context count as much as one in all of it. */
const PRIOR = 2;

/** How often each variable is used in each context. */
class Uses {
  #contexts = new Map();

  add(context, variable, times) {
    let uses = this.#contexts.get(context);
    if (!uses) this.#contexts.set(context, (uses = { all: 0, of: new Map() }));
    uses.all += times;
    uses.of.set(variable, (uses.of.get(variable) ?? 0) + times);
  }

  /** The share of a variable in a context, smoothed by the share that is expected without it (Dirichlet prior). */
  share(context, variable, expected) {
    const uses = this.#contexts.get(context);
    return uses ? ((uses.of.get(variable) ?? 0) + PRIOR * expected) / (uses.all + PRIOR) : expected;
  }
}

/** A function: where it uses which variable in which context, wider and narrower, and the groups of variables that may change numbers. */
function read(body, parameters) {
  const all = [...instructions(body)];
  // Which function is called, and how far from an address memory is read, belong to the context; other operands tell less than they part.
  const said = ({ code, start, end } = {}) => body.toString("latin1", start, code === CALL || isAccess(code) ? end : start + 1);
  const uses = all.flatMap(({ code, start, end }, at) => {
    if (!isVariable(code)) return [];
    const near = `${said(all[at - 1])} ${code} ${said(all[at + 1])}`;
    return [{ variable: new Reader(body, start + 1).number(), from: start + 1, to: end, near, wide: `${said(all[at - 2])} ${near}` }];
  });
  const reader = new Reader(body);
  const groups = [];
  let first = parameters;
  for (let left = reader.number(); left > 0; left--) {
    const count = reader.number();
    reader.byte();
    groups.push({ first, count: Math.min(count, MOST) });
    first += count;
  }
  return { body, uses, groups, numbers: Array.from({ length: first }, (_, variable) => variable) };
}

/** The bodies of functions with so many parameters each, their variables numbered anew. Those of one type stay together. */
export function renumbered(bodies, parameters) {
  const functions = bodies.map((body, at) => read(body, parameters[at]));
  const [near, wide] = [new Uses(), new Uses()];
  const tally = ({ uses, numbers }, times) => {
    for (const use of uses) {
      near.add(use.near, numbers[use.variable], times);
      wide.add(use.wide, numbers[use.variable], times);
    }
  };
  functions.forEach((one) => tally(one, 1));
  // In bits. Numbers are expected the less often the higher they are.
  const bits = (uses, variable) =>
    uses.reduce((sum, use) => {
      const expected = 1 / ((variable + 1) * (variable + 2));
      return sum - Math.log2(wide.share(use.wide, variable, near.share(use.near, variable, expected)));
    }, 0);
  for (let round = 0; round < ROUNDS; round++) {
    for (const one of functions) {
      // What is compared is what the other functions do.
      tally(one, -1);
      for (const { first, count } of one.groups) settle(one, first, count, bits);
      tally(one, 1);
    }
  }
  return functions.map(({ body, uses, numbers }) => {
    const ends = [0, ...uses.map(({ to }) => to)];
    const parts = uses.flatMap(({ variable, from }, at) => [body.subarray(ends[at], from), number(numbers[variable])]);
    return Buffer.concat([...parts, body.subarray(ends.at(-1))]);
  });
}

/** Has variables of one type change numbers two by two for as long as that takes fewer bits. */
function settle({ uses, numbers }, first, count, bits) {
  const own = Array.from({ length: count }, (_, at) => uses.filter(({ variable }) => variable === first + at));
  const known = own.map(() => new Map());
  const cost = (at, variable) => {
    if (!known[at].has(variable)) known[at].set(variable, bits(own[at], variable));
    return known[at].get(variable);
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let one = 0; one < count; one++) {
      for (let other = one + 1; other < count; other++) {
        const [a, b] = [numbers[first + one], numbers[first + other]];
        if (cost(one, b) + cost(other, a) > cost(one, a) + cost(other, b) - 1e-6) continue;
        [numbers[first + one], numbers[first + other]] = [b, a];
        changed = true;
      }
    }
  }
}

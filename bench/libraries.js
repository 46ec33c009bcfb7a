// What is measured, each behind the same two functions: `index(posts)` and `search(words)`, the number of hits.
//
// All take every word of a query, as Hallway does. Hallway reads and understands what it indexes; the others are given the
// source of a post as it is, which is less work than they would have in a real page.

/** Lunr is no module: it puts itself into the window. */
const script = (source) =>
  new Promise((load, error) => document.head.append(Object.assign(document.createElement("script"), { src: source, onload: load, onerror: error })));

const imported = {
  MiniSearch: () => import("./node_modules/minisearch/dist/es/index.js"),
  FlexSearch: () => import("./node_modules/flexsearch/dist/flexsearch.bundle.module.min.mjs"),
  Lunr: () => script("./node_modules/lunr/lunr.min.js"),
  Orama: () => import("./node_modules/@orama/orama/dist/browser/index.js"),
  "Fuse.js": () => import("./node_modules/fuse.js/dist/fuse.min.mjs"),
  Hallway: () => import(`./hallway-${new URLSearchParams(location.search).get("level")}/hallway.js`),
};

const makers = {
  async Hallway({ default: load, Hallway }) {
    const { memory } = await load();
    const hallway = new Hallway();
    const encoder = new TextEncoder();
    return {
      index: (posts) => posts.forEach(({ path, text }) => hallway.add(path, encoder.encode(text))),
      search: (words) => hallway.select(words.join(" ") + " "),
      memory: () => memory.buffer.byteLength,
    };
  },
  MiniSearch({ default: MiniSearch }) {
    const engine = new MiniSearch({ fields: ["path", "text"], searchOptions: { combineWith: "AND" } });
    return { index: (posts) => engine.addAll(posts), search: (words) => engine.search(words.join(" ")).length };
  },
  FlexSearch({ Index }) {
    const engine = new Index({ tokenize: "strict" });
    return {
      index: (posts) => posts.forEach(({ id, path, text }) => engine.add(id, `${path} ${text}`)),
      search: (words) => engine.search(words.join(" "), { limit: 100_000 }).length,
    };
  },
  Lunr() {
    const { lunr } = globalThis;
    let engine;
    return {
      index: (posts) => {
        engine = lunr(function () {
          this.ref("id");
          this.field("path");
          this.field("text");
          posts.forEach((post) => this.add(post));
        });
      },
      search: (words) => engine.search(words.map((word) => `+${word}`).join(" ")).length,
    };
  },
  Orama({ create, insertMultiple, search }) {
    const engine = create({ schema: { path: "string", text: "string" } });
    return {
      index: (posts) => insertMultiple(engine, posts.map(({ path, text }) => ({ path, text })), 1_000),
      search: (words) => search(engine, { term: words.join(" "), threshold: 0, limit: 10, exact: true }).count,
    };
  },
  "Fuse.js"({ default: Fuse }) {
    let engine;
    return {
      index: (posts) => {
        engine = new Fuse(posts, { keys: ["path", "text"], ignoreLocation: true, threshold: 0, useExtendedSearch: true });
      },
      // In its extended search a quote asks for a word as it is, and a space for both.
      search: (words) => engine.search(words.map((word) => `'${word}`).join(" ")).length,
    };
  },
};

export const libraries = Object.keys(makers);

/** A library with nothing in it. */
export async function make(name) {
  return makers[name](await imported[name]());
}

/** Queries of one to three words that stand together in a post; the same for the same posts. */
export function queries(posts, count) {
  let state = 1;
  // The minimal standard generator of Park and Miller.
  const below = (bound) => (state = (state * 48_271) % 2_147_483_647) % bound;
  const found = [];
  while (found.length < count) {
    const words = posts[below(posts.length)].text.match(/(?<![\p{L}\p{N}/.])\p{Script=Latin}{4,}(?![\p{L}\p{N}/.:])/gu) ?? [];
    const wanted = 1 + (found.length % 3);
    if (words.length < wanted + 40) continue;
    const at = 20 + below(words.length - wanted - 20);
    found.push(words.slice(at, at + wanted));
  }
  return found;
}

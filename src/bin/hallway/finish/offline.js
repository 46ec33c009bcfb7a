// Keeps the page for when there is no network. The page runs this as a script, which has the browser run it again as a worker beside the
// page. Above stand the files that the page needs, those that it may fetch later, and a version that changes with what they hold.

/** As a script: has the worker installed, once the page has loaded all it needs. */
function register() {
  // Where a page may only be given scripts on purpose, this is one.
  const policy = globalThis.trustedTypes?.createPolicy("offline", { createScriptURL: (address) => address });
  navigator.serviceWorker.register(policy?.createScriptURL("./offline.js") ?? "./offline.js").catch(() => {
    // A browser may refuse to keep anything. Then the page needs its network.
  });
}

/** As a worker: answers for the page with what is kept. */
function work() {
  const scope = globalThis.registration.scope;
  const name = `${scope} ${VERSION}`;
  const files = new Set([...NEEDED, ...LATER].map((file) => new URL(file, scope).href));

  async function keep() {
    const kept = await caches.open(name);
    // The document tells which files are needed. An old copy, from some cache on the way, would tell of others.
    await kept.addAll(NEEDED.map((file) => (file === "./" ? new Request(file, { cache: "reload" }) : file)));
    await globalThis.skipWaiting();
  }

  async function tidy() {
    const old = (await caches.keys()).filter((other) => other.startsWith(`${scope} `) && other !== name);
    await Promise.all(old.map((other) => caches.delete(other)));
    await globalThis.clients.claim();
  }

  /** The document: as it is published now, else as it is kept. */
  async function page(request) {
    try {
      return await fetch(request);
    } catch (error) {
      const kept = await (await caches.open(name)).match("./");
      if (kept) return kept;
      throw error;
    }
  }

  /** A file, which never changes under its name. */
  async function file(request) {
    const cache = await caches.open(name);
    const kept = await cache.match(request);
    if (kept) return kept;
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  }

  addEventListener("install", (event) => event.waitUntil(keep()));
  addEventListener("activate", (event) => event.waitUntil(tidy()));
  addEventListener("fetch", (event) => {
    const { method, url } = event.request;
    const address = new URL(url);
    address.search = address.hash = "";
    const asked = address.href.replace(/\/index\.html$/, "/");
    if (method !== "GET") return;
    if (asked === scope) event.respondWith(page(event.request));
    else if (files.has(asked)) event.respondWith(file(event.request));
  });
}

if (typeof document === "undefined") work();
else if (location.protocol !== "file:" && "serviceWorker" in navigator) addEventListener("load", register);

// A strict static server, for tests and for looking at a finished build: what is absent is a 404, as on a plain host.
// Usage: node tools/serve.mjs FOLDER [--port 8080] [--prefix /some/path/]

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const types = {
  ".atom": "application/atom+xml; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".ics": "text/calendar; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

const encodings = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify(gzip),
};

/** The file that a request path means, or undefined where it lies outside of the prefix or of the folder. */
function locate(folder, prefix, path) {
  if (!path.startsWith(prefix)) return undefined;
  const file = normalize(join(folder, path.slice(prefix.length)));
  if (file !== folder && !file.startsWith(folder + sep)) return undefined;
  return path.endsWith("/") ? join(file, "index.html") : file;
}

function acceptedEncoding(request) {
  const accepted = (request.headers["accept-encoding"] ?? "").split(",").map((encoding) => encoding.split(";")[0].trim());
  return Object.keys(encodings).find((encoding) => accepted.includes(encoding));
}

/**
 * Serves a folder on 127.0.0.1 until `close()` is called. Port 0 is any free one; `headers` are added to every answer.
 * The answer's `url` is the address of the folder's index.html.
 */
export async function serve(folder, { port = 0, prefix = "/", headers = {} } = {}) {
  const root = resolve(folder);

  async function answer(request, response) {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = locate(root, prefix, decodeURIComponent(pathname));
    const body = file && (await readFile(file).catch(() => undefined));
    if (body === undefined) {
      response.writeHead(404, { ...headers, "content-type": "text/plain; charset=utf-8" }).end("Not found\n");
      return;
    }
    const encoding = acceptedEncoding(request);
    response.writeHead(200, {
      ...headers,
      "cache-control": "no-cache",
      "content-type": types[extname(file)] ?? "application/octet-stream",
      vary: "accept-encoding",
      ...(encoding && { "content-encoding": encoding }),
    });
    response.end(encoding ? await encodings[encoding](body) : body);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(400).end());
  });
  await new Promise((listening, failed) => server.once("error", failed).listen(port, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${server.address().port}${prefix}`,
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { port: { type: "string", default: "8080" }, prefix: { type: "string", default: "/" } },
  });
  const { url } = await serve(positionals[0] ?? "dist", { port: Number(values.port), prefix: values.prefix });
  console.log(url);
}

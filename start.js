// Starts the program. This is a file of its own, not an inline script, so that the page works under the policy
// `script-src 'self' 'wasm-unsafe-eval'`; and no module, since a page opened from disk could not load it to say what is wrong.

// The theme that the reader chose is there before anything is painted. A browser may refuse to remember.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Then the page follows the system.
}

/** The addresses of the program: those of the links that make the browser fetch it early. A page that is one file holds it in them. */
const script = () => document.querySelector('link[rel$="modulepreload"]').href;
const program = () => document.querySelector('link[type="application/wasm"]').href;

/** Loads the program. */
async function start() {
  const { default: run } = await import(script());
  await run({ module_or_path: program() });
}

/** Says in the place of "Reading the posts…" what the reader can do. */
function explain(sentence) {
  const message = document.getElementById("start-message");
  message?.setAttribute("role", "alert");
  message?.replaceChildren(sentence);
}

/** Starts the program, or says why that cannot be. */
function begin() {
  if (location.protocol === "file:" && !script().startsWith("data:")) {
    explain("Browsers run this page only from a web server. Please put its folder on one, or start one in it.");
  } else if (typeof WebAssembly !== "object") {
    explain("This page needs WebAssembly, which this browser lacks or has switched off. Please allow it, or use another browser.");
  } else {
    start().catch((error) => {
      console.error(error);
      explain("This page could not be loaded completely. Please check the connection and reload the page.");
    });
  }
}

document.addEventListener("DOMContentLoaded", begin);

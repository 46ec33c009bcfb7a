// Starts the program. This is a file of its own, not an inline script, so that the page works under the policy
// `script-src 'self' 'wasm-unsafe-eval'`. The two links by which the browser fetches the program early also say where it is.

const script = document.querySelector('link[rel="modulepreload"]').href;
const module = document.querySelector('link[rel="preload"][type="application/wasm"]').href;

function explain(sentence) {
  const message = document.getElementById("start-message");
  message?.setAttribute("role", "alert");
  message?.replaceChildren(sentence);
}

if (typeof WebAssembly === "object") {
  try {
    const { default: start } = await import(script);
    await start({ module_or_path: module });
  } catch (error) {
    console.error(error);
    explain("This page could not be loaded completely. Please check the connection and reload the page.");
  }
} else {
  explain("This page needs WebAssembly, which this browser lacks or has switched off. Please allow it, or open the page in another browser.");
}

// Runs every test, shows what failed, and closes with one line that counts them all.
// Usage: node tools/test.mjs FOLDER-OF-THE-BUILT-PAGE

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";

const browserTests = readdirSync("tests/browser")
  .filter((name) => name.endsWith(".test.mjs"))
  .map((name) => `tests/browser/${name}`);

const suites = [
  {
    command: ["cargo", "test", "--no-fail-fast", "--quiet"],
    passed: /^test result: .*?(\d+) passed/gm,
    failed: /^test result: .*?(\d+) failed/gm,
  },
  {
    command: [process.execPath, "--test", "--test-reporter=spec", ...browserTests],
    passed: /^ℹ pass (\d+)/gm,
    failed: /^ℹ (?:fail|cancelled) (\d+)/gm,
  },
];

const count = (pattern, text) => [...text.matchAll(pattern)].reduce((sum, [, number]) => sum + Number(number), 0);

let passed = 0;
let failed = 0;
for (const suite of suites) {
  const [command, ...words] = suite.command;
  const { status, stdout, stderr } = spawnSync(command, words, {
    encoding: "utf8",
    env: { ...process.env, CARGO_TERM_COLOR: "never", HALLWAY_PAGE: process.argv[2] },
    maxBuffer: 2 ** 28,
  });
  passed += count(suite.passed, stdout);
  const failures = count(suite.failed, stdout);
  // A suite that could not be built, or broke off, has failed too, and so has one in which nothing ran.
  const broken = failures === 0 && (status !== 0 || count(suite.passed, stdout) === 0);
  failed += broken ? 1 : failures;
  if (broken || failures > 0) console.log(stderr + stdout.replace(/^[^]*✖ failing tests:/, "Failing tests:"));
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

// Puts the whole tables of facts beside the page that Trunk builds: the file by whose name the program asks for them, if it does. The
// name tells what the file holds, so that it is the right one whichever build left it.
// Usage: Trunk calls it when the page is built.

import { copyFileSync, existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const stage = process.env.TRUNK_STAGING_DIR;
const program = readdirSync(stage).find((name) => name.endsWith(".wasm"));
const [name] = readFileSync(join(stage, program), "latin1").match(/facts-[0-9a-f]{16}\.txt/) ?? [];
const target = join(process.env.CARGO_TARGET_DIR ?? "target", "wasm32-unknown-unknown");
const builds = readdirSync(target).map((profile) => join(target, profile, "build")).filter(existsSync);
const files = builds.flatMap((folder) => readdirSync(folder).map((build) => join(folder, build, "out", name ?? ".")));
if (name) copyFileSync(files.find(existsSync) ?? name, join(stage, name));

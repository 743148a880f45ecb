// The one file that is not TypeScript: it runs before anything is installed, on whatever Node there
// is, and hands over to the TypeScript of `commands` with the project's own Node.
"use strict";
const { spawnSync, spawn } = require("child_process");
const { createHash } = require("crypto");
const { existsSync, readFileSync, writeFileSync } = require("fs");
const { join } = require("path");

const root = join(__dirname, "..");
const commands = {
  start: "scripts/start.ts",
  test: "scripts/test.ts",
  build: "scripts/build.ts",
  dev: "scripts/dev.ts",
  schemas: "scripts/schemas.ts",
  etl: "tools/etl/main.ts",
  examples: "evalscope/make-examples.ts",
  eval: "evalscope/launcher/eval.ts",
  perf: "evalscope/launcher/perf.ts",
  import: "evalscope/launcher/import.ts",
  endpoint: "evalscope/endpoint/server.ts",
  bench: "bench/main.ts",
  "check-evalscope": "evalscope/launcher/check-evalscope.ts",
};

function fail(line) {
  process.stderr.write(line + "\n");
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) return;
  fail(
    "evalsite needs Node 20.9 or newer; this is " +
      process.versions.node +
      ". See https://nodejs.org",
  );
}

/** Installs what the lock file names, once for each content of the lock file. */
function install() {
  const stamp = join(root, "node_modules", ".evalsite-installed");
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  process.stderr.write("Installing packages…\n");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const done = npm
    ? spawnSync(process.execPath, [npm].concat(args), { cwd: root, stdio: "inherit" })
    : spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (done.status !== 0)
    fail("npm could not install the packages; is the package registry reachable?");
  writeFileSync(stamp, wanted);
}

/** Node 24 from the packages; else the running one, if it can run TypeScript. */
function projectNode() {
  const own = join(
    root,
    "node_modules",
    "node",
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  return fail(
    "The package `node` was not set up (were install scripts disabled?); use Node 24, or run: npm rebuild node",
  );
}

checkNode();
const [command, ...args] = process.argv.slice(2);
if (!Object.prototype.hasOwnProperty.call(commands, command)) {
  fail("Unknown command " + command + "; there are: " + Object.keys(commands).join(", "));
}
install();
const node = projectNode();
const path = join(node, "..") + (process.platform === "win32" ? ";" : ":") + process.env.PATH;
// Programs start in half the time when their types are taken off, and they are compiled, once.
const compiled = { NODE_COMPILE_CACHE: join(root, "node_modules/.cache/evalsite/compiled") };
// See scripts/node-options.ts.
const options = ["--disable-warning=ExperimentalWarning", "--max-semi-space-size=16"];
const child = spawn(node, options.concat(join(root, commands[command]), args), {
  stdio: "inherit",
  env: Object.assign(compiled, process.env, { PATH: path }),
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(signal ? 1 : code));

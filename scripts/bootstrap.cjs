// The one file that is not TypeScript: it runs before anything is installed, on whatever Node there
// is, and hands over to the TypeScript of `commands` with the project's own Node.
"use strict";
const { spawn } = require("child_process");
const { createHash } = require("crypto");
const { existsSync, readFileSync, writeFileSync } = require("fs");
const { join } = require("path");

const root = join(__dirname, "..");
const program = "scripts/run.ts";
const commands = {
  start: "scripts/start.ts",
  test: "scripts/test.ts",
  build: "scripts/build.ts",
  dev: "scripts/dev.ts",
  schemas: "scripts/schemas.ts",
  mutate: "scripts/mutate.ts",
  etl: program,
  gate: program,
  report: program,
  publish: "tools/publish/main.ts",
  examples: "evalscope/make-examples.ts",
  eval: program,
  perf: "evalscope/launcher/perf.ts",
  import: "evalscope/launcher/import.ts",
  endpoint: "evalscope/endpoint/server.ts",
  bench: "bench/main.ts",
  services: "scripts/services.ts",
  sbom: "scripts/sbom.ts",
  "pin-python": "scripts/pin-python.ts",
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

const isWindows = process.platform === "win32";
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Calls back once what the lock file names is installed: once for each content of the lock file. */
function install(done) {
  const stamp = join(root, "node_modules", ".evalsite-installed");
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return done();
  process.stderr.write("Installing packages…\n");
  // Its own group, and a channel that closes however this process ends.
  const child = spawn(process.execPath, [__filename, "--install"], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    detached: !isWindows,
  });
  const stop = () => {
    child.disconnect();
    process.exit(1);
  };
  for (const signal of signals) process.on(signal, stop);
  child.on("exit", (code) => {
    for (const signal of signals) process.removeListener(signal, stop);
    if (code !== 0) fail("npm could not install the packages; is the package registry reachable?");
    writeFileSync(stamp, wanted);
    done();
  });
}

/** The installing process: npm, and all that npm starts, end with the process that asked for it. */
function runNpm() {
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const child = npm
    ? spawn(process.execPath, [npm].concat(args), { stdio: "inherit" })
    : spawn("npm", args, { stdio: "inherit", shell: isWindows });
  const end = () => (isWindows ? child.kill() : process.kill(-process.pid, "SIGKILL"));
  process.on("disconnect", end);
  if (!process.connected) end();
  child.on("error", () => process.exit(1));
  child.on("exit", (code) => process.exit(code === 0 ? 0 : 1));
}

/** Node 24 from the packages; else the running one, if it can run TypeScript. */
function projectNode() {
  const own = join(root, "node_modules", "node", "bin", isWindows ? "node.exe" : "node");
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  return fail(
    "The package `node` was not set up (were install scripts disabled?); use Node 24, or run: npm rebuild node",
  );
}

/** Hands over to the command's program, with the project's own Node. */
function run(command, args) {
  const node = projectNode();
  const path = join(node, "..") + (isWindows ? ";" : ":") + process.env.PATH;
  // Programs start in half the time when their types are taken off, and they are compiled, once.
  const compiled = { NODE_COMPILE_CACHE: join(root, "node_modules/.cache/evalsite/compiled") };
  // See scripts/node-options.ts.
  const options = ["--disable-warning=ExperimentalWarning", "--max-semi-space-size=16"];
  const named = commands[command] === program ? [command].concat(args) : args;
  const child = spawn(node, options.concat(join(root, commands[command]), named), {
    stdio: "inherit",
    env: Object.assign(compiled, process.env, { PATH: path }),
  });
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(signal ? 1 : code));
}

checkNode();
const [command, ...args] = process.argv.slice(2);
if (command === "--install") runNpm();
else if (Object.prototype.hasOwnProperty.call(commands, command)) install(() => run(command, args));
else fail("Unknown command " + command + "; there are: " + Object.keys(commands).join(", "));

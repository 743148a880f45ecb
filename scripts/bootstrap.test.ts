import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

/** An npm that starts a process of its own, as install scripts do, says both numbers, and goes on for ever. */
const endlessNpm = `
const { spawn } = require("child_process");
const { writeFileSync, renameSync } = require("fs");
const inner = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
writeFileSync("pids.new", process.pid + " " + inner.pid);
renameSync("pids.new", "pids");
setInterval(() => {}, 1000);
`;

function project(npm: string): string {
  const place = mkdtempSync(join(tmpdir(), "evalsite-bootstrap-"));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  mkdirSync(join(place, "scripts"));
  mkdirSync(join(place, "node_modules"));
  copyFileSync(join(import.meta.dirname, "bootstrap.cjs"), join(place, "scripts/bootstrap.cjs"));
  writeFileSync(join(place, "package-lock.json"), "{}");
  writeFileSync(join(place, "scripts/start.ts"), 'process.stdout.write("started");');
  writeFileSync(join(place, "npm.cjs"), npm);
  return place;
}

function start(place: string) {
  return spawn(process.execPath, [join(place, "scripts/bootstrap.cjs"), "start"], {
    env: { ...process.env, npm_execpath: join(place, "npm.cjs") },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process whose parent has not asked for its end is none any more.
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

test.runIf(process.platform === "linux").each(["SIGTERM", "SIGINT", "SIGHUP", "SIGKILL"] as const)(
  "%s while packages are installed leaves none of npm's processes, and installs again next time",
  async (signal) => {
    const place = project(endlessNpm);
    const child = start(place);
    await until(() => existsSync(join(place, "pids")));
    const pids = readFileSync(join(place, "pids"), "utf8").split(" ").map(Number);
    expect(pids.map(isAlive)).toEqual([true, true]);
    child.kill(signal);
    await once(child, "exit");
    await until(() => !pids.some(isAlive));
    expect(existsSync(join(place, "node_modules/.evalsite-installed"))).toBe(false);
  },
);

test("what is installed once is not installed again until the lock file changes", async () => {
  const place = project('require("fs").appendFileSync("installed", "x");');
  const installs = () => readFileSync(join(place, "installed"), "utf8").length;
  for (const [lock, expected] of [
    ["{}", 1],
    ["{}", 1],
    ["{ }", 2],
  ] as const) {
    writeFileSync(join(place, "package-lock.json"), lock);
    const child = start(place);
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const [code] = await once(child, "close");
    expect([code, said, installs()]).toEqual([0, "started", expected]);
  }
});

test("an npm that fails ends the command, in one line", async () => {
  const child = start(project("process.exit(7);"));
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = await once(child, "close");
  expect(code).toBe(1);
  expect(said).toBe(
    "Installing packages…\nnpm could not install the packages; is the package registry reachable?\n",
  );
});

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { markAbandoned, takeRun } from "./run-workplace.ts";

const module = join(import.meta.dirname, "run-workplace.ts");
let rawDir = "";
let holder: ChildProcess;

/** Another launcher that evaluates run "a". */
async function startHolder(): Promise<void> {
  const script = `
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { takeRun } from ${JSON.stringify(module)};
const { folder } = takeRun(${JSON.stringify(rawDir)}, "a");
writeFileSync(join(folder, "left-over"), "");
process.stdout.write("taken");
process.stdin.resume();`;
  holder = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (holder.stdout) await once(holder.stdout, "data");
}

async function killHolder(): Promise<void> {
  holder.kill("SIGKILL");
  await once(holder, "exit");
}

function card(): string {
  return readFileSync(join(rawDir, "a/run.yaml"), "utf8");
}

beforeEach(async () => {
  rawDir = mkdtempSync(join(tmpdir(), "evalsite-workplace-"));
  mkdirSync(join(rawDir, "a"));
  writeFileSync(join(rawDir, "a/run.yaml"), "notes: mine\nstatus: running\n");
  await startHolder();
});
afterEach(() => {
  holder.kill("SIGKILL");
  rmSync(rawDir, { recursive: true, force: true });
});

describe("a run that is being evaluated", () => {
  test("is refused to a second launcher, and is not taken for abandoned", () => {
    const said = `is being evaluated (process ${holder.pid}); wait for its end`;
    expect(() => takeRun(rawDir, "a")).toThrow(said);
    markAbandoned(rawDir);
    expect(card()).toContain("status: running");
    expect(() => takeRun(rawDir, "a")).toThrow(said);
    takeRun(rawDir, "b").leave();
  });

  test("is free again when its launcher was killed", async () => {
    await killHolder();
    takeRun(rawDir, "a").leave();
    expect(existsSync(join(rawDir, ".evaluating"))).toBe(false);
  });

  test("is marked as interrupted when its launcher was killed, and nothing else of it changes", async () => {
    await killHolder();
    markAbandoned(rawDir);
    expect(card()).toBe("notes: mine\nstatus: interrupted\n");
    expect(existsSync(join(rawDir, ".evaluating"))).toBe(false);
  });

  test("keeps the status it came to when its launcher was killed after that", async () => {
    writeFileSync(join(rawDir, "a/run.yaml"), "status: completed\n");
    await killHolder();
    markAbandoned(rawDir);
    expect(card()).toBe("status: completed\n");
  });
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Conversion, convert } from "./convert.ts";
import { tryLock } from "./lock.ts";
import { root } from "./places.ts";
import { publishedRuns } from "./site/pages.ts";

const minute = 60_000;
let home = "";
let conversion: Conversion;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "evalsite-convert-"));
  const [rawDir, outDir] = [join(home, "runs"), join(home, "data")];
  conversion = { rawDir, outDir, siteDir: null, runIds: [], quiet: true };
  writeRun("a", "first");
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function writeRun(runId: string, notes: string): void {
  mkdirSync(join(home, "runs", runId), { recursive: true });
  writeFileSync(join(home, "runs", runId, "run.yaml"), `notes: ${notes}\n`);
}

function publishedNotes(runId: string): unknown {
  return JSON.parse(readFileSync(join(home, "data/runs", runId, "meta.json"), "utf8")).notes;
}

test(
  "a conversion waits for another that writes to the same folder",
  async () => {
    const { rawDir, outDir } = conversion;
    const release = tryLock(outDir);
    const waiting = convert(conversion);
    // As long as this takes, one that does not wait would be refused too.
    const args = [join(root, "tools/etl/main.ts"), "--raw-dir", rawDir, "--out-dir", outDir];
    const [refused] = await once(spawn(process.execPath, args, { stdio: "ignore" }), "exit");
    expect(refused).toBe(1);
    if (typeof release === "function") release();
    expect(await waiting).toBe(0);
    expect(publishedRuns(outDir, "a")).toEqual(["a"]);
  },
  minute,
);

test(
  "a conversion of one run leaves the others as they are published",
  async () => {
    expect(await convert(conversion)).toBe(0);
    writeRun("a", "second");
    writeRun("b", "new");
    expect(await convert({ ...conversion, runIds: ["b"] })).toBe(0);
    expect([publishedNotes("a"), publishedNotes("b")]).toEqual(["first", "new"]);
  },
  minute,
);

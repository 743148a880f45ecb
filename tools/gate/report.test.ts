import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { temporaryFolder } from "../etl/testing/folders.ts";

const main = join(import.meta.dirname, "report.ts");
const raw = join(import.meta.dirname, "../../examples/raw/runs");
const report = (...args: readonly string[]) =>
  promisify(execFile)(process.execPath, [main, ...args]);

test("raw folders become one file, with what the gate says of them", async () => {
  const out = join(temporaryFolder(), "r.html");
  const runs = ["lr-0.004-step-800", "lr-0.004-step-2400"].map((name) => join(raw, name));
  const { stdout } = await report(...runs, "--out", out, "--data", "nowhere");
  expect(stdout).toBe(`written to ${out}\n`);
  const page = readFileSync(out, "utf8");
  expect(page).toContain("B is better than A on 2 of 2 benchmarks, worse on none.");
  // From the review files: 12 items of general_mcq are right in the second run alone, none in the first.
  expect(page).toContain('<td class="n ">12 / 0</td>');
}, 30_000);

test("a run alone is a report of it; one that is not there is named, and nothing is written", async () => {
  const out = join(temporaryFolder(), "r.html");
  await report(join(raw, "scripted-answers"), "--out", out, "--lang", "zh", "--data", "nowhere");
  expect(readFileSync(out, "utf8")).toContain("scripted-answers 报告");
  const other = join(temporaryFolder(), "other.html");
  await expect(report("gone", "--out", other, "--data", "nowhere")).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("Nothing was written: gone is no folder"),
  });
  expect(existsSync(other)).toBe(false);
}, 30_000);

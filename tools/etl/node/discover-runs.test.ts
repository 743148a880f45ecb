import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder, writeTree } from "../testing/folders.ts";
import { boundedName, rawFolders, runsIn } from "./discover-runs.ts";

test("every folder is a run, whatever its name; hidden ones and loose files are named as ignored", () => {
  const ids = ["a b", "a..b", "实验", "50%", "a&b", "__proto__", "x".repeat(255)];
  const files = Object.fromEntries(ids.map((id) => [`${id}/log`, ""]));
  const raw = writeTree(temporaryFolder(), { ...files, ".hidden/log": "", "loose.jsonl": "" });
  const { names, ignored } = rawFolders(raw);
  expect(names.flatMap((name) => runsIn(raw, name).map((run) => run.runId))).toEqual(
    ids.toSorted(),
  );
  expect(ignored.map(({ path }) => path)).toEqual([".hidden", "loose.jsonl"]);
});

test("a folder that holds the same result twice is a collection of runs, one that declares itself is not", () => {
  const twice = { "a/reports/m/r.json": "", "b/c/reports/m/r.json": "", "notes.txt": "" };
  const raw = temporaryFolder();
  writeTree(join(raw, "collection"), twice);
  writeTree(join(raw, "declared"), { ...twice, "run.yaml": "" });
  const runs = rawFolders(raw).names.flatMap((name) => runsIn(raw, name));
  expect(runs.map(({ runId, files }) => [runId, files.map((file) => file.path)])).toEqual([
    ["collection~a", ["reports/m/r.json"]],
    ["collection~b", ["c/reports/m/r.json"]],
    ["collection", ["notes.txt"]],
    ["declared", ["a/reports/m/r.json", "b/c/reports/m/r.json", "notes.txt", "run.yaml"]],
  ]);
});

test("a run whose folder cannot be read is still a run, to be reported", () => {
  const raw = temporaryFolder();
  symlinkSync("nowhere", join(raw, "broken"));
  symlinkSync("loop", join(raw, "loop"));
  const runs = rawFolders(raw).names.flatMap((name) => runsIn(raw, name));
  expect(runs.map(({ runId, skipped }) => [runId, skipped])).toEqual([
    ["broken", [{ path: ".", code: "unreadable", detail: "ENOENT" }]],
    ["loop", [{ path: ".", code: "unreadable", detail: "ELOOP" }]],
  ]);
});

test("names made here fit 255 bytes, stay apart and keep whole characters", () => {
  const long = "实".repeat(100);
  const [a, b] = [boundedName(`${long}a`), boundedName(`${long}b`)];
  expect(Buffer.byteLength(a)).toBeLessThanOrEqual(255);
  expect(a).not.toBe(b);
  expect(a).toMatch(/^实+~[0-9a-f]{8}$/);
  expect(boundedName("x".repeat(255))).toBe("x".repeat(255));
});

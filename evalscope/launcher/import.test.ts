import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { importFolders } from "./import-folders.ts";
import { openRunFolder } from "./run-folder.ts";

const home = mkdtempSync(join(tmpdir(), "evalsite-import-"));
const rawDir = join(home, "raw/runs");
const trainer = join(home, "trainer");

beforeEach(() => {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(trainer, "checkpoint-10"), { recursive: true });
  writeFileSync(join(trainer, "logging.jsonl"), '{"loss": 1, "step": 1}\n');
  writeFileSync(join(trainer, "checkpoint-10/model.safetensors"), "0".repeat(1000));
  writeFileSync(join(trainer, "checkpoint-10/trainer_state.json"), "{}");
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("an import", () => {
  test("copies without weights, and says so", () => {
    const [done] = importFolders([trainer], rawDir, "copy", null);
    expect(done?.line).toBe("trainer  2 files copied (without 1 weight file, 0 MB)");
    expect(readdirSync(join(rawDir, "trainer/checkpoint-10"))).toEqual(["trainer_state.json"]);
    writeFileSync(join(rawDir, "trainer/logging.jsonl"), "changed");
    expect(readFileSync(join(trainer, "logging.jsonl"), "utf8")).toContain("loss");
  });

  test("counts one file as one", () => {
    const [done] = importFolders([join(trainer, "checkpoint-10")], rawDir, "link", null);
    expect(done?.line).toMatch(/^checkpoint-10 {2}1 file linked/);
  });

  test("links files, or refers to the folder", () => {
    importFolders([trainer], rawDir, "link", "linked");
    expect(statSync(join(rawDir, "linked/logging.jsonl")).nlink).toBe(2);
    importFolders([trainer], rawDir, "reference", "referred");
    expect(lstatSync(join(rawDir, "referred")).isSymbolicLink()).toBe(true);
    expect(existsSync(join(rawDir, "referred/logging.jsonl"))).toBe(true);
  });

  test("survives links in a circle", () => {
    symlinkSync(trainer, join(trainer, "checkpoint-10/up"));
    expect(importFolders([trainer], rawDir, "copy", null)).toHaveLength(1);
  });

  test("leaves links out of the folder alone, and says so", () => {
    const outside = mkdtempSync(join(tmpdir(), "evalsite-outside-"));
    writeFileSync(join(outside, "key.txt"), "k");
    symlinkSync(join(outside, "key.txt"), join(trainer, "picture.png"));
    symlinkSync(outside, join(trainer, "more"));
    symlinkSync("logging.jsonl", join(trainer, "inside.jsonl"));
    const [done] = importFolders([trainer], rawDir, "copy", "safe");
    rmSync(outside, { recursive: true });
    expect(done?.line).toContain("2 links out of the folder");
    expect(readdirSync(join(rawDir, "safe"))).not.toContain("picture.png");
    expect(readdirSync(join(rawDir, "safe"))).toContain("inside.jsonl");
  });

  test.each([
    ["an id that is taken", () => [trainer, trainer], null, "give another id with --run-id"],
    ["one id for two folders", () => [trainer, home], "a", "--run-id names one run"],
    ["a file", () => [join(trainer, "logging.jsonl")], null, "is a file"],
    ["nothing", () => [join(home, "absent")], null, "does not exist"],
    ["a folder above the raw folder", () => [home], null, "holds the raw folder itself"],
    ["a bad id", () => [trainer], "a/b", "--run-id"],
  ])("refuses %s and leaves nothing behind", (_name, folders, runId, message) => {
    expect(() => importFolders(folders(), rawDir, "copy", runId)).toThrow(message);
    expect(existsSync(rawDir) ? readdirSync(rawDir) : []).toEqual([]);
  });

  test("of a folder without files leaves nothing behind", () => {
    mkdirSync(join(home, "empty"));
    expect(() => importFolders([join(home, "empty")], rawDir, "copy", null)).toThrow("no files");
    expect(readdirSync(rawDir)).toEqual([]);
  });
});

describe("a run's folder", () => {
  const fresh = { kind: "eval", resume: false } as const;
  const resumed = { kind: "eval", resume: true } as const;

  test("of a stress test is not said to be resumable", () => {
    const perf = { kind: "perf", resume: false } as const;
    openRunFolder(rawDir, "a", perf);
    expect(() => openRunFolder(rawDir, "a", perf)).toThrow(/exists; choose another --run-id$/);
  });

  test("is never used twice, and only resumed when it is there", () => {
    openRunFolder(rawDir, "a", fresh);
    expect(() => openRunFolder(rawDir, "a", fresh)).toThrow("take it up again with --resume");
    expect(openRunFolder(rawDir, "a", resumed)).toBe(join(rawDir, "a"));
    expect(() => openRunFolder(rawDir, "b", resumed)).toThrow("does not exist");
  });

  test.each(["link", "reference"] as const)("imported by %s is not resumed into", (mode) => {
    importFolders([trainer], rawDir, mode, "a");
    expect(() => openRunFolder(rawDir, "a", resumed)).toThrow("would write into the original");
  });
});

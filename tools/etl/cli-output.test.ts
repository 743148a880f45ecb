import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UsageError, checkOutput } from "./cli-output.ts";
import { temporaryFolder, writeTree } from "./testing/folders.ts";

function check(place: string, raw: string, out: string): void {
  checkOutput(join(place, raw), join(place, out), out);
}

function workplace(files: Readonly<Record<string, string>> = {}): string {
  return writeTree(temporaryFolder(), { "raw/good/samples.jsonl": "", ...files });
}

test.each([
  ["nothing yet", {}],
  ["an empty publication", { "out/index.json": "[]", "out/manifest.json": "{}" }],
  ["a publication", { "out/index.json": "[]", "out/runs/a/meta.json": "{}", "out/.gitignore": "" }],
  ["what a killed conversion left", { "out/.staging/x": "", "out/.lock": "1", "out/.lock.1": "1" }],
  ["what a desktop hides", { "out/.DS_Store": "", "out/runs/.DS_Store": "" }],
  ["a folder whose name begins alike", { "rawer/x": "" }],
])("%s is no obstacle", (_name, files) => {
  expect(() => check(workplace(files), "raw", "out")).not.toThrow();
  expect(() => check(workplace(files), "raw", "rawest")).not.toThrow();
});

test.each([
  ["a file", { out: "" }, "out is a file"],
  ["other files", { "out/thesis.doc": "" }, 'holds "thesis.doc"'],
  ["raw runs", { "out/runs/mine/metrics.log": "" }, 'holds "runs/mine"'],
  ["raw runs beside a publication", { "out/manifest.json": "{}", "out/runs/mine/log": "" }, "mine"],
])("%s would be lost", (_name, files, said) => {
  expect(() => check(workplace(files), "raw", "out")).toThrow(UsageError);
  expect(() => check(workplace(files), "raw", "out")).toThrow(said);
});

test.each([
  ["the raw folder itself", "raw", "raw"],
  ["a folder in it", "raw", "raw/good/out"],
  ["a folder around it", "raw", "."],
  ["its parent named runs", "data/runs", "data"],
  ["the raw folder through a link", "raw", "link"],
  ["a folder in it through a link", "raw", "link/not/yet"],
])("%s is refused", (_name, raw, out) => {
  const place = workplace();
  mkdirSync(join(place, "data/runs"), { recursive: true });
  symlinkSync("raw", join(place, "link"));
  expect(() => check(place, raw, out)).toThrow("lie in one another");
});

test("a link to nothing is refused", () => {
  const place = workplace();
  symlinkSync("nowhere", join(place, "out"));
  expect(() => check(place, "raw", "out")).toThrow("link to nothing");
});

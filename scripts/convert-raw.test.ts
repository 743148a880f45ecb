import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { samples } from "../tools/etl/testing/conversion.ts";
import { aged, temporaryFolder, writeTree } from "../tools/etl/testing/folders.ts";
import { convertRaw } from "./convert-raw.ts";

/** Whatever was written there since differs in this. */
function traces(folder: string): readonly string[] {
  return ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })].map((path) => {
    const { ino, mtimeNs, ctimeNs } = lstatSync(join(folder, path), { bigint: true });
    return `${path} ${ino} ${mtimeNs} ${ctimeNs}`;
  });
}

test("a second start converts nothing: neither the data nor the site is written", async () => {
  const place = writeTree(temporaryFolder(), {
    "raw/runs/a/samples.jsonl": samples(2),
    "raw/runs/b/samples.jsonl": `${samples(1)}oops\n`,
    "web/out/runs/[runId]/index.html": "<html>a run</html>",
  });
  aged(join(place, "raw/runs"));
  const data = join(place, "web/public/data");
  expect(await convertRaw(place, data)).toBe(0);
  const before = traces(join(place, "web"));
  expect(before.some((line) => line.startsWith("out/runs/a/index.html"))).toBe(true);
  expect(await convertRaw(place, data)).toBe(0);
  expect(traces(join(place, "web"))).toEqual(before);
}, 30_000);

test("the user's runs are converted, and the examples while there are none", async () => {
  const project = writeTree(temporaryFolder(), {
    "examples/raw/runs/example/samples.jsonl": samples(1),
  });
  const converted = async () => {
    expect(await convertRaw(project, join(project, "data"))).toBe(0);
    return readdirSync(join(project, "data/runs"));
  };
  expect(await converted()).toEqual(["example"]);
  writeTree(join(project, "raw/runs"), { ".gitkeep": "" });
  expect(await converted()).toEqual(["example"]);
  writeTree(join(project, "raw/runs"), { "mine/samples.jsonl": samples(1) });
  expect(await converted()).toEqual(["mine"]);
}, 60_000);

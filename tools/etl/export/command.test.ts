import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { etl } from "../testing/cli.ts";
import { convert, samples } from "../testing/conversion.ts";
import { duckdb, rowsOf } from "../testing/duckdb.ts";
import { type Wish, exportFrom } from "../testing/exporting.ts";
import { inflated, temporaryFolder, treeOf, writeTree } from "../testing/folders.ts";

/** A publication of two runs in `data`, beside its raw files. */
async function publication(): Promise<string> {
  const place = temporaryFolder();
  const files = { "raw/a/samples.jsonl": samples(130), "raw/b/samples.jsonl": samples(3) };
  writeTree(place, files);
  await convert(join(place, "raw"), join(place, "data"));
  return place;
}

/** @returns what stood in the way; "" if nothing did */
function refusal(place: string, wish: Wish = {}): Promise<string> {
  return exportFrom(place, { out: "out", ...wish }).then(
    () => "",
    (error: unknown) => String(error),
  );
}

test("the command tells the tables, its progress, and in one line what went wrong", async () => {
  const place = await publication();
  const args = ["export", "--format", "parquet", "--data-dir", "data", "--out", "out"];
  const ended = await etl(args, { cwd: place });
  expect(ended).toMatchObject({ code: 0 });
  expect(ended.stdout).toMatch(/^runs +2 rows, 1 file/m);
  expect(ended.stdout).toMatch(/^samples +133 rows, 1 file/m);
  expect(ended.stderr).toContain("exporting samples: 133 of 133");
  expect(await etl(args, { cwd: place })).toEqual({
    code: 1,
    signal: null,
    stdout: "",
    stderr: "Nothing was exported: out holds an export; --replace replaces it.\n",
  });
  const wrong = await etl(["export", "--format", "csv", "--out", "new"], { cwd: place });
  expect(wrong).toMatchObject({ code: 1, stdout: "" });
  expect(wrong.stderr).toContain("Allowed choices are parquet");
}, 60_000);

const store = "data/runs/a/samples/sums";

test.each([
  ["missing text", `${store}/text-000000064.chunk`, null, "text-000000064.chunk is missing"],
  ["text cut off", `${store}/text-000000064.chunk`, cutOff, "text-000000064.chunk is damaged"],
  ["other text", `${store}/text-000000064.chunk`, otherText, "text-000000064.chunk is damaged"],
  ["a short index", `${store}/text-index.chunk`, cutOff, "text-index.chunk is damaged"],
  ["a wrong column", `${store}/item.u8`, flipped, "item.u8 is damaged"],
  ["missing summary", "data/runs/b/eval_summary.json", null, "b/eval_summary.json is missing"],
  ["no JSON", "data/runs/a/meta.json", cutOff, "runs/a/meta.json is damaged"],
  ["no sample store", `${store}/store.json`, null, "sums/store.json is missing"],
  ["newer", "data/runs/a/metrics.json", newer, "runs/a/metrics.json is of version"],
  ["another publication", "data/runs/b/metrics.json", other, "runs/b holds files of two"],
] as const)("%s stops the export, and nothing is left", async (_name, file, change, said) => {
  const place = await publication();
  const path = join(place, file);
  if (change === null) rmSync(path);
  else writeFileSync(path, change(readFileSync(path)));
  const refused = await refusal(place);
  expect(refused).toMatch(/^Error: runs\//);
  expect(refused).toContain(said);
  expect(readdirSync(place).toSorted()).toEqual(["data", "raw"]);
});

function cutOff(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length / 2);
}

function otherText(bytes: Buffer): Buffer {
  return gzipSync(inflated(bytes).toString("utf8").replace("65+1", "66+1"));
}

function flipped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => byte ^ 1));
}

function newer(bytes: Buffer): string {
  return bytes.toString("utf8").replace(/"revision":\d+/, '"revision":99');
}

function other(bytes: Buffer): string {
  return bytes.toString("utf8").replace(/"content_id":"\w+"/, '"content_id":"0123456789abcdef"');
}

test.each([
  ["no publication", { data: "nowhere", out: "out" }, "nowhere holds no publication"],
  ["the publication itself", { data: "data", out: "data" }, "lie in one another"],
  ["a folder in it", { data: "data", out: "data/runs/new" }, "lie in one another"],
  ["a folder around it", { data: "data", out: "." }, "lie in one another"],
  ["a file", { data: "data", out: "raw/a/samples.jsonl" }, "is no folder"],
  ["a folder with other files", { data: "data", out: "raw" }, "which no export wrote"],
])("%s is refused", async (_name, wish, said) => {
  const place = await publication();
  const before = treeOf(place);
  expect(await refusal(place, { ...wish, replace: true })).toContain(said);
  expect(treeOf(place)).toEqual(before);
});

test("an export is replaced only when asked to, and only where it is alone", async () => {
  const place = await publication();
  expect(await refusal(place)).toBe("");
  expect(await refusal(place)).toContain("--replace replaces it");
  writeFileSync(join(place, "out/samples/notes.txt"), "mine");
  const refused = await refusal(place, { replace: true });
  expect(refused).toContain('holds "samples/notes.txt", which no export wrote');
  rmSync(join(place, "out/samples/notes.txt"));
  rmSync(join(place, "raw/b"), { recursive: true });
  await convert(join(place, "raw"), join(place, "data"));
  expect(await refusal(place, { replace: true })).toBe("");
  const query = "SELECT run_id FROM 'out/runs/*.parquet'";
  expect(await rowsOf(await duckdb(place), query)).toEqual([{ run_id: "a" }]);
  expect(readdirSync(place).toSorted()).toEqual(["data", "out", "raw"]);
});

test("a failed replacement leaves the earlier export", async () => {
  const place = await publication();
  expect(await refusal(place)).toBe("");
  const before = treeOf(join(place, "out"));
  rmSync(join(place, store, "text-000000064.chunk"));
  expect(await refusal(place, { replace: true })).toContain("is missing");
  expect(treeOf(join(place, "out"))).toEqual(before);
});

test("what a killed export left is cleared, or put back", async () => {
  const place = await publication();
  expect(await refusal(place)).toBe("");
  const before = treeOf(join(place, "out"));
  renameSync(join(place, "out"), join(place, ".out.before"));
  mkdirSync(join(place, ".out.partial/runs"), { recursive: true });
  writeFileSync(join(place, ".out.partial/runs/part-0.parquet"), "half");
  expect(await refusal(place)).toContain("--replace replaces it");
  expect(treeOf(join(place, "out"))).toEqual(before);
  expect(await refusal(place, { replace: true })).toBe("");
  expect(treeOf(join(place, "out"))).toEqual(before);
  expect(readdirSync(place).toSorted()).toEqual(["data", "out", "raw"]);
});

test("two exports into one folder do not disturb each other", async () => {
  const place = await publication();
  mkdirSync(join(place, ".out.partial"));
  const holder = process.ppid;
  writeFileSync(join(place, ".out.partial/.lock"), `${holder} `);
  expect(await refusal(place)).toContain(`is running (process ${holder})`);
  expect(existsSync(join(place, ".out.partial/.lock"))).toBe(true);
});

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { SamplePart } from "../extract/fact.ts";
import { temporaryFolder } from "../testing/folders.ts";
import { readRows } from "./read-rows.ts";
import { SampleSpool } from "./sample-spool.ts";
import { SpoolFile } from "./spool-file.ts";

function part(index: string, fields: SamplePart["fields"] = {}, subset = "s"): SamplePart {
  const place = { file: "f", line: 1 };
  return { kind: "sample", role: "review", place, model: null, suite: "q", subset, index, fields };
}

function spoolOf(parts: readonly SamplePart[]): SampleSpool {
  const file = new SpoolFile(join(temporaryFolder(), "spool"));
  onTestFinished(() => file.close());
  const spool = new SampleSpool(file);
  for (const one of parts) spool.add(one);
  return spool;
}

function rowsOf(spool: SampleSpool) {
  return [...spool.all()].flatMap((suite) => [...readRows(suite.rows(0, suite.samples))]);
}

test("the raw texts in it have no name on disk, so that a killed process leaves none", () => {
  const folder = temporaryFolder();
  const file = new SpoolFile(join(folder, "spool"));
  expect(readdirSync(folder)).toEqual([]);
  file.close();
});

test("samples come in item order, the same for every order of reading", () => {
  const parts = ["10", "2", "1"].flatMap((index) => [part(index), part(index, {}, "another")]);
  const orders = [parts, parts.toReversed()].map((order) =>
    rowsOf(spoolOf(order)).map(
      ({ merged: { subset, index, repeat } }) => `${subset} ${index} ${repeat}`,
    ),
  );
  expect(orders[0]).toEqual(orders[1]);
  expect(orders[0]).toEqual([
    "another 1 0",
    "another 2 0",
    "another 10 0",
    "s 1 0",
    "s 2 0",
    "s 10 0",
  ]);
});

test("a later part of a role replaces the earlier one, a review's field wins over a prediction's", () => {
  const spool = spoolOf([part("1", { prediction: "first" })]);
  expect(spool.add(part("1", { prediction: "second" }))).toBe("replaced");
  expect(spool.add({ ...part("1", { prediction: "raw", latencyS: 2 }), role: "prediction" })).toBe(
    "added",
  );
  expect(rowsOf(spool).map(({ merged }) => merged.fields)).toEqual([
    { prediction: "second", latencyS: 2 },
  ]);
});

test("texts larger than its buffer come back whole", () => {
  const long = "长".repeat(1 << 20);
  const spool = spoolOf([part("1", { input: "short" }), part("2", { input: long }), part("3")]);
  const inputs = rowsOf(spool).map(({ merged }) => merged.fields.input);
  expect(inputs).toEqual(["short", long, undefined]);
});

test("signs of two units come back whole wherever a large text is cut into pieces", () => {
  const texts = ["", "a"].map((start) => start + "😀".repeat(1 << 20));
  const spool = spoolOf(texts.map((input, at) => part(String(at), { input })));
  const inputs = rowsOf(spool).map(({ merged }) => merged.fields.input);
  expect(inputs.map((input) => texts.indexOf(input ?? ""))).toEqual([0, 1]);
});

test("a sample whose texts are too long to be written is left out, and no other", () => {
  const spool = spoolOf([part("1")]);
  const stringify = vi.spyOn(JSON, "stringify").mockImplementationOnce(() => {
    throw new RangeError("Invalid string length");
  });
  expect(spool.add(part("2"))).toBe("too-large");
  stringify.mockRestore();
  expect(rowsOf(spool).map(({ merged }) => merged.index)).toEqual(["1"]);
});

import { type SampleStore, crc32, decodeColumn, parseFile } from "@evalsite/protocol";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type ConvertedCase, describeCase, runOf } from "../testing/cases.ts";
import { publishedSamples } from "../testing/conversion.ts";

describeCase("17-same-score-other-text", (converted) => {
  test("where the same score has another text, the store tells it without the texts", () => {
    const [a, b] = ["t0_a", "t0_b"].map((runId) => answersOf(converted(), runId));
    if (!a || !b) throw new Error("no such run");
    expect(a.keys).toBe(b.keys);
    expect(a.scores).toEqual(b.scores);
    expect(a.texts).not.toEqual(b.texts);
    const differ = (one: readonly unknown[], other: readonly unknown[]) =>
      one.flatMap((value, at) => (value === other[at] ? [] : [at]));
    expect(differ(a.hashes, b.hashes)).toEqual(differ(a.texts, b.texts));
    const utf8 = new TextEncoder();
    expect(a.hashes).toEqual(a.texts.map((text) => crc32(utf8.encode(text ?? ""))));
  });
});

function answersOf(converted: ConvertedCase, runId: string) {
  const { folder, summary } = runOf(converted, runId);
  const samples = join(folder, summary.suites[0]?.store ?? "");
  const parsed = parseFile("sampleStore", readFileSync(join(samples, "store.json"), "utf8"));
  if (parsed.kind !== "ok") throw new Error("store.json is not valid");
  const published = publishedSamples(samples);
  return {
    keys: parsed.value.item_list.hash,
    hashes: [...hashesOf(samples, parsed.value)],
    texts: published.map(({ prediction }) => prediction),
    scores: published.map(({ score }) => score),
  };
}

function hashesOf(folder: string, { columns, rows }: SampleStore): Float64Array {
  const column = columns.find(({ name }) => name === "answer_hash");
  if (column === undefined) throw new Error("no answer_hash");
  const bytes = new Uint8Array(readFileSync(join(folder, column.file)));
  return decodeColumn(column.type, bytes.buffer, rows);
}

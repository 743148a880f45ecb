import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/folders.ts";
import { lineIndex } from "./line-index.ts";

function indexOf(content: string | Buffer) {
  const path = join(temporaryFolder(), "file.jsonl");
  writeFileSync(path, content);
  return { path, index: lineIndex(path) };
}

test("any order of lines is found in the order of their indexes, at their places", () => {
  const line = fc.record({ index: fc.nat(50_000), text: fc.string({ unit: "grapheme" }) });
  const lines = fc.uniqueArray(line, { selector: ({ index }) => index, maxLength: 30 });
  const blank = fc.constantFrom("", "\n", " \r\n");
  const end = fc.constantFrom("\n", "\r\n");
  fc.assert(
    fc.property(lines, blank, end, fc.boolean(), (records, gap, newline, isEnded) => {
      const texts = records.map((record) => JSON.stringify(record));
      const content = texts.join(newline + gap) + (isEnded ? newline : "");
      const { path, index } = indexOf(content);
      const bytes = readFileSync(path);
      const found = [...(index?.offsets ?? [])].map((offset, at): unknown =>
        JSON.parse(bytes.subarray(offset, offset + (index?.lengths[at] ?? 0)).toString()),
      );
      expect(found).toEqual(records.toSorted((a, b) => a.index - b.index));
      const numbers = found.map((_, at) =>
        content.split("\n")[(index?.lines?.[at] ?? at + 1) - 1]?.trim(),
      );
      expect(numbers).toEqual(found.map((record) => JSON.stringify(record)));
    }),
    { numRuns: 50 },
  );
});

test("lines longer than what is read at once are found whole", () => {
  const texts = [3, 1, 2].map((index) => JSON.stringify({ index, text: "长".repeat(3 << 20) }));
  const { index } = indexOf(texts.join("\n"));
  expect(index).toMatchObject({
    indexes: new Uint32Array([1, 2, 3]),
    lines: new Uint32Array([2, 3, 1]),
  });
  expect([...(index?.lengths ?? [])]).toEqual(
    [1, 2, 0].map((at) => Buffer.byteLength(texts[at] ?? "")),
  );
});

test("a short line at the very end of what was read is no line of a sample", () => {
  const first = '{"index": 1, "a": "';
  const long = `${first}${"x".repeat((1 << 19) - first.length - 6)}"}\n`;
  expect(indexOf(`${long}{}\n{}\n`).index).toBeNull();
});

test.each([
  ["an index twice", '{"index": 1, "a": 1}\n{"index": 1, "a": 2}\n'],
  ["an index in quotes", '{"index": "1", "a": 1}\n'],
  ["a fraction", '{"index": 1.5, "a": 1}\n'],
  ["an index below zero", '{"index": -1, "a": 1}\n'],
  ["a leading zero", '{"index": 01, "a": 1}\n'],
  ["an index that no 32 bits hold", '{"index": 4294967296, "a": 1}\n'],
  ["another first field", '{"index": 1, "a": 1}\n{"id": 2, "index": 2}\n'],
  ["a byte order mark", '\ufeff{"index": 1, "a": 1}\n'],
  ["an index alone", '{"index": 1}\n'],
  ["a line cut off within its index", '{"index": 1, "a": 1}\n{"index": 12'],
  ["no JSON", '{"index": 1, "a": 1}\noops\n'],
])("%s: the file is to be read in another way", (_what, content) => {
  expect(indexOf(content).index).toBeNull();
});

test("a line that holds too many values to be parsed is to be read in another way", () => {
  const dense = (count: number) => indexOf(`{"index": 1, "a": [${"[],".repeat(count)}0]}\n`).index;
  expect(dense(500_000)).not.toBeNull();
  expect(dense(2_500_000)).toBeNull();
});

test("UTF-16 is to be read in another way", () => {
  expect(indexOf(Buffer.from('{"index": 1, "a": 1}\n', "utf16le")).index).toBeNull();
});

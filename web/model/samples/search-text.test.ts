import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type SearchScope, findInChunk, toNeedle } from "./search-text.ts";

const find = (values: readonly object[], needle: string, scope: SearchScope = "texts") =>
  findInChunk(values.map((value) => JSON.stringify(value)).join("\n"), toNeedle(needle), scope)
    .lines;

test.each([
  ["another case", "… \\BOXED{42}", "Boxed{42}"],
  ["Chinese", "平面几何", "几何"],
  ["quotes and line ends", 'say "no"\nand go', '"no"\nAND'],
  ["a Greek word that ends in sigma", "ΟΔΟΣ", "οδοσ"],
  ["an emoji", "well 👍🏽 done", "👍🏽"],
])("finds %s", (_, input, needle) => {
  expect(find([{ input: "nothing" }, { input }], needle)).toEqual([1]);
});

test("looks into messages, reasoning and tool calls", () => {
  const said = { content: [{ type: "reasoning", text: "first think" }] };
  const called = { content: [], tool_calls: [{ name: "add", arguments: { a: "eleven" } }] };
  const samples = [{ messages: [said] }, { messages: [called] }];
  expect(find(samples, "THINK")).toEqual([0]);
  expect(find(samples, "add")).toEqual([1]);
  expect(find(samples, "eleven")).toEqual([1]);
  expect(find(samples, '{"a":"Eleven"')).toEqual([1]);
});

test("names of fields and metadata are not what a sample says", () => {
  const sample = { input: "x", prediction: "y", metadata: { topic: "algebra" } };
  expect(find([sample], "prediction")).toEqual([]);
  expect(find([sample], "algebra")).toEqual([]);
});

test("texts written with escapes are found as well", () => {
  const chunk = String.raw`{"input":"\u51e0\u4f55"}${"\n"}{"input":"a\/b"}`;
  expect(findInChunk(chunk, toNeedle("几何"), "texts").lines).toEqual([0]);
  expect(findInChunk(chunk, toNeedle("a/b"), "texts").lines).toEqual([1]);
});

test("a line that is no JSON is named", () => {
  expect(findInChunk('{"input":"word"', toNeedle("word"), "texts")).toEqual({
    lines: [],
    unreadable: [0],
  });
});

test("finds whatever a plain comparison of the texts finds", () => {
  const word = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }));
  fc.assert(
    fc.property(fc.array(word), word, fc.nat(20), fc.nat(20), (others, input, from, length) => {
      const needle = input.slice(from, from + length);
      fc.pre(needle.isWellFormed());
      const inputs = [...others, input];
      const plain = (text: string) => text.toLowerCase().replaceAll("ς", "σ");
      const naive = [...inputs.keys()].filter((at) => {
        return plain(inputs[at] ?? "").includes(plain(needle));
      });
      for (const scope of ["texts", "previews"] as const) {
        expect(
          find(
            inputs.map((text) => ({ input: text })),
            needle,
            scope,
          ),
        ).toEqual(naive);
      }
    }),
  );
});

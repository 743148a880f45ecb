import { expect, test } from "vitest";
import { metadataWords } from "./metadata-words.ts";

test("fields, fields within fields and short lists become words; what says nothing does not", () => {
  const metadata = {
    level: 3,
    split: "test",
    isHard: false,
    task: { language: "zh", deep: { er: "x", too: { deep: 1 } } },
    tags: ["algebra", "proof"],
    nothing: null,
    empty: "",
    none: [],
  };
  expect(metadataWords(metadata)).toEqual([
    ["level", "3"],
    ["split", "test"],
    ["isHard", "false"],
    ["task.language", "zh"],
    ["task.deep.er", "x"],
    ["tags", "algebra, proof"],
  ]);
});

test("what names no group is told as such", () => {
  const many = Array.from({ length: 9 }, (_, at) => at);
  const metadata = { text: "a".repeat(121), many, nested: [{ a: 1 }], blank: "  " };
  expect(metadataWords(metadata).map(([, word]) => word)).toEqual([null, null, null, null]);
});

import { outcomes } from "@evalsite/protocol";
import { wilson } from "@evalsite/statistics";
import { expect, test } from "vitest";
import { groupByQuantile, groupByWord } from "./grouping.ts";
import { outcomeTable } from "./outcome-table.ts";

const column = (values: readonly number[]) => ({ values: Uint8Array.from(values), missing: 255 });
const [correct, wrong, refused] = ["correct", "wrong", "refused"].map((word) =>
  outcomes.findIndex((outcome) => outcome === word),
) as [number, number, number];

test("groups are words that occur, and what says nothing", () => {
  const { groups, codes } = groupByWord(column([2, 0, 255, 2]), ["easy", "unused", "hard"]);
  expect(groups).toEqual([
    { kind: "word", word: "easy" },
    { kind: "word", word: "hard" },
    { kind: "missing" },
  ]);
  expect([...codes]).toEqual([1, 0, 2, 1]);
});

test("numbers are put into quarters, equal ones together, each told by its least and its largest", () => {
  const { groups, codes } = groupByQuantile(column([5, 1, 1, 1, 1, 1, 9, 7, 255]), 4);
  expect(groups).toEqual([
    { kind: "range", range: { min: 1, max: 1 } },
    { kind: "range", range: { min: 5, max: 5 } },
    { kind: "range", range: { min: 7, max: 9 } },
    { kind: "missing" },
  ]);
  expect([...codes]).toEqual([1, 0, 0, 0, 0, 0, 2, 2, 3]);
});

test("classes are counted in each group, with Wilson intervals where nothing is repeated", () => {
  const lines = outcomeTable({
    grouping: groupByWord(column([0, 0, 1, 1, 1]), ["a", "b"]),
    outcome: column([correct, wrong, correct, correct, refused]),
    words: outcomes,
    groups: { items: 5, starts: null },
    kept: null,
  });
  expect(lines.map(({ group, samples }) => [group, samples])).toEqual([
    [null, 5],
    [0, 2],
    [1, 3],
  ]);
  expect(lines[2]?.classes.map(({ outcome, count }) => [outcome, count])).toEqual([
    ["correct", 2],
    ["wrong", 0],
    ["refused", 1],
  ]);
  expect(lines[2]?.classes[0]?.share?.interval).toEqual(wilson(2 / 3, 3));
});

test("repeats of an item are no items of their own, and rows left out count for nothing", () => {
  const [all] = outcomeTable({
    grouping: groupByWord(column([0, 0, 0, 0]), ["a"]),
    outcome: column([correct, correct, wrong, wrong]),
    words: outcomes,
    groups: { items: 2, starts: Uint32Array.of(0, 2, 4) },
    kept: Uint8Array.of(1, 1, 1, 1),
  });
  expect(all).toMatchObject({ samples: 4, items: 2 });
  expect(all?.classes[0]?.share?.interval.method).toBe("t-clustered");
  const [some] = outcomeTable({
    grouping: groupByWord(column([0, 0, 0, 0]), ["a"]),
    outcome: column([correct, correct, wrong, wrong]),
    words: outcomes,
    groups: { items: 2, starts: Uint32Array.of(0, 2, 4) },
    kept: Uint8Array.of(1, 0, 0, 0),
  });
  expect(some).toMatchObject({ samples: 1, items: 1, classes: [{ outcome: "correct", count: 1 }] });
});

import { expect, test } from "vitest";
import { alignItems, restrictedTo, sameItems } from "../samples/align-items.ts";
import { toItemList } from "../samples/item-list.ts";
import { numberColumn } from "../samples/number-column.ts";
import { itemMeans, pairBenchmark } from "./paired-scores.ts";

const list = (...keys: readonly number[]) =>
  toItemList(Uint32Array.from(keys.flatMap((key) => [key, 0])).buffer, keys.length);
const run = (means: readonly number[], subsets: readonly string[] | null = null) => ({
  means: Float64Array.from(means),
  subsets,
});

test("an item counts by the mean of its answers that have a score", () => {
  const groups = { items: 3, starts: Uint32Array.of(0, 2, 4, 5) };
  const scores = numberColumn([1, 0, 1, Number.NaN, Number.NaN]);
  expect([...itemMeans(groups, scores)]).toEqual([0.5, 1, Number.NaN]);
});

test("items are paired by key; those that only one has are counted and change nothing else", () => {
  const alignment = alignItems([list(1, 2, 3), list(3, 1, 9)]);
  const result = pairBenchmark(alignment, [run([0, 1, 1]), run([0, 1, 1])], 0, 1, [], "higher");
  expect(result.whole).toMatchObject({ unmatched: 2, comparison: { n: 2, won: 1, lost: 1 } });
  const without = pairBenchmark(sameItems(2, 2), [run([0, 1]), run([1, 0])], 0, 1, [], "higher");
  expect(without.whole.comparison).toEqual(result.whole.comparison);
});

test("a part has its own items only, a category those of all its subsets", () => {
  const names = ["a", "b", "c", "a"];
  const runs = [run([0, 0, 0, 0], names), run([1, 0, 1, 1], names)];
  const parts = [
    { id: "a", subsets: ["a"] },
    { id: "both", subsets: ["b", "c"] },
    { id: "gone", subsets: ["z"] },
  ];
  const { parts: found } = pairBenchmark(sameItems(2, 4), runs, 0, 1, parts, "higher");
  expect(found.map(({ comparison }) => [comparison.n, comparison.won])).toEqual([
    [2, 2],
    [2, 1],
    [0, 0],
  ]);
});

test("lower is better: the run with the lower score wins the item", () => {
  const { comparison } = pairBenchmark(
    sameItems(2, 2),
    [run([1, 1]), run([0, 1])],
    0,
    1,
    [],
    "lower",
  ).whole;
  expect(comparison).toMatchObject({ won: 1, lost: 0, difference: -0.5 });
});

test("an alignment keeps only the lines asked for, renumbered", () => {
  const kept = restrictedTo(alignItems([list(1, 2, 3), list(3, 1, 9)]), [0, 3]);
  expect(kept.lines).toBe(2);
  expect(kept.itemOf.map((items) => [...(items ?? [])])).toEqual([
    [0, -1],
    [1, 2],
  ]);
});

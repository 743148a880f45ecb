import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ItemComparison } from "./item-flips.ts";
import { countPairs, pairCodes, toLines } from "./item-flips.ts";
import { groupByItem, oneRowPerItem } from "./item-rows.ts";
import { correctness, itemVerdicts } from "./item-verdicts.ts";
import { numberColumn } from "./number-column.ts";
import { countTexts, selectLines } from "./item-selection.ts";
import { byDisagreement, tallyRuns } from "./run-tally.ts";
import { sameItems } from "./align-items.ts";

const words = ["wrong", "correct", "unscored"];

/** A run from its answers, one text an item: w wrong, c correct, u unscored, several = repeats. */
function verdictsOf(...items: readonly string[]) {
  const answers = items.flatMap((text, item) =>
    text.split("").map((letter) => ({ item, code: "wcu".indexOf(letter) })),
  );
  const outcome = numberColumn(answers.map((answer) => answer.code));
  const score = numberColumn(answers.map(({ code }) => (code === 2 ? Number.NaN : code)));
  const groups = groupByItem(items.length, numberColumn(answers.map((answer) => answer.item)));
  return itemVerdicts({ groups, score, correct: correctness(words, outcome) });
}

function comparisonOf(...runs: readonly (readonly string[])[]): ItemComparison {
  const alignment = sameItems(runs.length, runs[0]?.length ?? 0);
  return {
    lines: alignment.lines,
    runs: runs.map((items, run) => toLines(alignment, run, verdictsOf(...items))),
    baseline: 0,
    graded: false,
    lowerIsBetter: false,
  };
}

const pairCounts = (comparison: ItemComparison, run: number) =>
  countPairs(pairCodes(comparison, run));

test("an item is right when most of its scored repeats are", () => {
  const verdicts = verdictsOf("c", "w", "u", "ccw", "cw", "cu");
  expect([...verdicts.right]).toEqual([1, 0, 2, 1, 0, 1]);
  expect([...(verdicts.unstable ?? [])]).toEqual([0, 0, 0, 1, 1, 0]);
  expect([...(verdicts.score?.values ?? [])]).toEqual([1, 0, Number.NaN, 2 / 3, 0.5, 1]);
});

const comparison = comparisonOf(["w", "c", "c", "w", "u", "w"], ["c", "w", "c", "w", "c", "ccw"]);

test("counts flips against the baseline", () => {
  expect(pairCounts(comparison, 1)).toEqual({
    gained: 2,
    lost: 1,
    bothRight: 1,
    bothWrong: 1,
    unknown: 1,
    unmatched: 0,
  });
});

test("lists the items behind the counts", () => {
  expect([...selectLines(comparison, "learned", null)]).toEqual([0, 5]);
  expect([...selectLines(comparison, "lost", 1)]).toEqual([1]);
  expect([...selectLines(comparison, "differing", null)]).toEqual([0, 1, 5]);
  expect([...selectLines(comparison, "unstable", null)]).toEqual([5]);
  expect([...selectLines(comparison, "right-elsewhere", null)]).toEqual([0, 4, 5]);
  expect(selectLines(comparison, "all", null)).toHaveLength(6);
});

test("lists where one run alone is wrong, and where all are", () => {
  const three = comparisonOf(
    ["w", "c", "c", "w", "u", "w", "w"],
    ["c", "w", "c", "w", "c", "ccw", "w"],
    ["c", "c", "c", "w", "w", "w", "u"],
  );
  expect([...selectLines(three, "only-here-wrong", null)]).toEqual([0, 1, 4]);
  expect([...selectLines(three, "only-here-wrong", 1)]).toEqual([1]);
  expect([...selectLines(three, "only-here-wrong", 2)]).toEqual([4]);
  expect([...selectLines(three, "all-wrong", null)]).toEqual([3, 6]);
});

test("with several runs any of the others will do, with one chosen only that one", () => {
  const three = comparisonOf(["w", "c", "cw", "w"], ["c", "c", "c", "cw"], ["w", "w", "c", "w"]);
  const lines = (selection: Parameters<typeof selectLines>[1], run: number | null) => [
    ...selectLines(three, selection, run),
  ];
  expect([lines("learned", null), lines("learned", 1), lines("learned", 2)]).toEqual([
    [0, 2],
    [0, 2],
    [2],
  ]);
  expect([lines("differing", null), lines("lost", 2), lines("lost", 1)]).toEqual([
    [0, 1, 2],
    [1],
    [],
  ]);
  expect([lines("unstable", null), lines("unstable", 1), lines("unstable", 2)]).toEqual([
    [2, 3],
    [3],
    [],
  ]);
  expect([lines("right-elsewhere", null), lines("right-elsewhere", 2)]).toEqual([[0, 2], [2]]);
  expect(lines("unmatched", null)).toEqual([]);
  const texts = [null, Uint8Array.of(1, 1, 0, 0), Uint8Array.of(0, 0, 0, 1)];
  expect([...selectLines(three, "texts-differ", null, texts)]).toEqual([0, 1, 3]);
  expect([...selectLines(three, "only-texts-differ", null, texts)]).toEqual([1, 3]);
  expect([...selectLines(three, "texts-differ", 2, texts)]).toEqual([3]);
  expect([...selectLines(three, "texts-differ", null)]).toEqual([]);
});

test("where most runs contradict each other stands first", () => {
  const four = comparisonOf(
    ["c", "c", "c", "w", "u"],
    ["c", "w", "c", "w", "u"],
    ["c", "w", "w", "w", "c"],
    ["c", "c", "c", "w", "w"],
  );
  const lines = selectLines(four, "all", null);
  // Of 6 pairs 0, 4, 3, 0; of 1 pair 1.
  expect([...byDisagreement(lines, tallyRuns(four))]).toEqual([4, 1, 2, 0, 3]);
});

test("texts that differ are listed whether or not the verdict changed", () => {
  const texts = [null, Uint8Array.of(1, 0, 1, 1, 1, 0)];
  expect([...selectLines(comparison, "texts-differ", null, texts)]).toEqual([0, 2, 3, 4]);
  expect([...selectLines(comparison, "only-texts-differ", 1, texts)]).toEqual([2, 3]);
  expect(countTexts(comparison, 1, texts[1] ?? new Uint8Array())).toEqual({
    differing: 4,
    only: 2,
  });
});

test("graded items are held against each other by score", () => {
  const graded = { ...comparison, graded: true };
  expect(pairCounts(graded, 1)).toMatchObject({ gained: 2, lost: 1, bothRight: 2, unknown: 1 });
  expect(pairCounts({ ...graded, lowerIsBetter: true }, 1)).toMatchObject({ gained: 1, lost: 2 });
});

test("every line is counted once, and swapping the runs swaps gained and lost", () => {
  const answer = fc.constantFrom("c", "w", "u", "cw", "ccw");
  const pairs = fc.array(fc.tuple(answer, answer));
  fc.assert(
    fc.property(pairs, (items) => {
      const [one, other] = [items.map(([a]) => a), items.map(([, b]) => b)];
      const counts = pairCounts(comparisonOf(one, other), 1);
      const swapped = pairCounts(comparisonOf(other, one), 1);
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(items.length);
      expect([swapped.gained, swapped.lost]).toEqual([counts.lost, counts.gained]);
    }),
  );
});

test("an item that a run does not have is unmatched", () => {
  const itemOf = [Int32Array.of(0, -1), Int32Array.of(0, 1)];
  const alignment = { lines: 2, itemOf };
  const runs = [verdictsOf("w"), verdictsOf("c", "c")].map((verdicts, run) =>
    toLines(alignment, run, verdicts),
  );
  const partial = { ...comparison, lines: 2, runs };
  expect(pairCounts(partial, 1)).toMatchObject({ gained: 1, unmatched: 1 });
  expect([...selectLines(partial, "unmatched", null)]).toEqual([1]);
});

test("runs that answered every item once are judged by their rows, without a copy", () => {
  const correct = correctness(words, numberColumn([1, 0, 2]));
  const verdicts = itemVerdicts({ groups: oneRowPerItem(3), score: null, correct });
  expect(verdicts).toEqual({ right: Uint8Array.of(1, 0, 2), unstable: null, score: null });
  expect(toLines(sameItems(1, 3), 0, verdicts)).toBe(verdicts);
});

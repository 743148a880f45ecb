import * as fc from "fast-check";
import { expect, test } from "vitest";
import { agreementOf, allAgreements } from "./agreement.ts";
import { type ItemComparison, absent, countPairs, pairCodes } from "./item-flips.ts";
import { numberColumn } from "./number-column.ts";

/** Runs from their verdicts, a letter an item: r right, w not right, u unknown, - no such item. */
function comparisonOf(...runs: readonly string[]): ItemComparison {
  const codes = { w: 0, r: 1, u: 2, "-": absent } as const;
  return {
    lines: runs[0]?.length ?? 0,
    runs: runs.map((letters) => ({
      right: Uint8Array.from(letters, (letter) => codes[letter as keyof typeof codes]),
      unstable: null,
      score: null,
    })),
    baseline: 0,
    graded: false,
    lowerIsBetter: false,
  };
}

/** Kappa item by item, from lists of labels; another way to the same number. */
function kappaOfLabels(pairs: readonly (readonly [string, string])[]): number {
  const shareOf = (isCounted: (pair: readonly [string, string]) => boolean) =>
    pairs.filter(isCounted).length / pairs.length;
  const observed = shareOf(([a, b]) => a === b);
  const expected = ["r", "w"]
    .map((label) => shareOf(([a]) => a === label) * shareOf(([, b]) => b === label))
    .reduce((sum, share) => sum + share, 0);
  return (observed - expected) / (1 - expected);
}

test("counts the items that both answered, each pair once", () => {
  const [ab, ac, bc, ...rest] = allAgreements(comparisonOf("rrwwu-", "rwwrrr", "rrww-w"));
  expect(rest).toEqual([]);
  expect(ab).toMatchObject({ first: 0, second: 1, items: 4, same: 2, kappa: 0 });
  expect(ac).toMatchObject({ first: 0, second: 2, items: 4, same: 4, kappa: 1 });
  expect(bc).toMatchObject({ first: 1, second: 2, items: 5, same: 2 });
});

const letters = fc.constantFrom("r", "w", "u", "-");

test("every pair has the counts of the flips, and the kappa of its labels", () => {
  const runs = fc.integer({ min: 1, max: 150 }).chain((lines) =>
    fc.array(
      fc.array(letters, { minLength: lines, maxLength: lines }).map((list) => list.join("")),
      { minLength: 2, maxLength: 5 },
    ),
  );
  fc.assert(
    fc.property(runs, (answers) => {
      const comparison = comparisonOf(...answers);
      for (const { first, second, ...found } of allAgreements(comparison)) {
        const codes = pairCodes({ ...comparison, baseline: first }, second);
        expect(found).toEqual(agreementOf(countPairs(codes), false));
        const pairs = Array.from(answers[first] ?? "")
          .map((letter, line) => [letter, answers[second]?.[line] ?? "-"] as const)
          .filter((pair) => pair.every((letter) => letter === "r" || letter === "w"));
        expect(found.items).toBe(pairs.length);
        const expected = kappaOfLabels(pairs);
        expect(found.kappa === null).toBe(Number.isNaN(expected));
        expect(Math.abs((found.kappa ?? 0) - (expected || 0))).toBeLessThan(1e-9);
      }
    }),
  );
});

test("graded items agree where their mean scores are the same; there is no kappa", () => {
  const scores = [
    [0.5, 0.25, 1, Number.NaN],
    [0.5, 0.75, 1, 1],
  ];
  const graded: ItemComparison = {
    ...comparisonOf("wwrw", "wwrr"),
    runs: comparisonOf("wwrw", "wwrr").runs.map((run, at) => ({
      ...run,
      score: numberColumn(scores[at] ?? []),
    })),
    graded: true,
  };
  expect(allAgreements(graded)).toEqual([{ first: 0, second: 1, items: 3, same: 2, kappa: null }]);
  expect(agreementOf(countPairs(pairCodes(graded, 1)), true)).toEqual({
    items: 3,
    same: 2,
    kappa: null,
  });
});

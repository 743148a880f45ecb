import { expect, test } from "vitest";
import { numberColumn } from "./number-column.ts";
import { bySpread } from "./run-tally.ts";

test("graded items: those first whose scores are furthest apart; a run without a score says nothing", () => {
  const scores = [
    [0.5, 0.1, 0.2, Number.NaN],
    [0.5, 0.9, 0.7, 0.4],
    [0.6, Number.NaN, 0.3, Number.NaN],
  ];
  const runs = scores.map((values) => ({
    right: new Uint8Array(4),
    unstable: null,
    score: numberColumn(values),
  }));
  const comparison = { lines: 4, runs, baseline: 0, graded: true, lowerIsBetter: false };
  expect([...bySpread(Uint32Array.of(0, 1, 2, 3), comparison)]).toEqual([1, 2, 0, 3]);
  expect([...bySpread(Uint32Array.of(0, 3), comparison)]).toEqual([0, 3]);
});

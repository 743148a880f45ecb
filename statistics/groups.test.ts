import * as fc from "fast-check";
import { expect, test } from "vitest";
import { answerShare } from "./answer-share.ts";
import { compareMoments, comparePairs } from "./compare-pairs.ts";
import { estimate } from "./estimate.ts";
import { pairMoments } from "./pair-moments.ts";
import { welch } from "./welch.ts";

const item = fc
  .nat(4)
  .chain((more) => fc.record({ repeats: fc.constant(more + 1), count: fc.nat(more + 1) }));

test("a share from sums is what `estimate` says of the items, within 0 and 1", () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 30 }), (items) => {
      const sum = (of: (one: (typeof items)[number]) => number) =>
        items.reduce((total, one) => total + of(one), 0);
      const found = answerShare({
        items: items.length,
        answers: sum((one) => one.repeats),
        count: sum((one) => one.count),
        countSquares: sum((one) => one.count ** 2),
        countAnswers: sum((one) => one.count * one.repeats),
        answerSquares: sum((one) => one.repeats ** 2),
      });
      const means = Float64Array.from(items, (one) => one.count / one.repeats);
      const expected = estimate(
        { means, repeats: Float64Array.from(items, (one) => one.repeats) },
        true,
      );
      expect(found?.share).toBeCloseTo(expected?.mean ?? Number.NaN, 12);
      if (!expected?.interval || (expected.stderr ?? 0) < 1e-6) return;
      expect(found?.interval.low).toBeCloseTo(Math.max(0, expected.interval.low), 9);
      expect(found?.interval.high).toBeCloseTo(Math.min(1, expected.interval.high), 9);
    }),
  );
});

test("pairs compared from sums are as those compared one by one", () => {
  const score = fc.constantFrom(0, 1, 0.25, 0.5);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(score, score), { minLength: 1, maxLength: 40 }),
      fc.boolean(),
      (pairs, isBinary) => {
        const kept = isBinary ? pairs.map(([a, b]) => [Math.round(a), Math.round(b)]) : pairs;
        const baseline = Float64Array.from(kept, ([a = 0]) => a);
        const candidate = Float64Array.from(kept, ([, b = 0]) => b);
        const whole = comparePairs({ baseline, candidate, clusters: null, direction: "higher" });
        const squares = baseline.reduce((sum, a, at) => sum + ((candidate[at] ?? 0) - a) ** 2, 0);
        const found = compareMoments(pairMoments(baseline, candidate), squares, "higher");
        expect(found.gap).toBe(whole.gap);
        expect(found.p ?? -1).toBeCloseTo(whole.p ?? -1, 9);
        expect(found.interval?.low ?? 9).toBeCloseTo(whole.interval?.low ?? 9, 9);
        expect([found.won, found.lost, found.n]).toEqual([whole.won, whole.lost, whole.n]);
      },
    ),
  );
});

test("Welch's t as its density, integrated by Simpson's rule, has it", () => {
  // a = [27.5, 21.0, 19.0, 23.6, 17.0], b = [27.1, 22.0, 20.8, 23.4, 23.4, 23.5]
  const found = welch(
    { n: 5, mean: 21.62, variance: 16.772 },
    { n: 6, mean: 23.366666666666667, variance: 4.482666666666669 },
  );
  expect(found?.value).toBeCloseTo(1.7466667, 6);
  expect(found?.p).toBeCloseTo(0.4229300253824375, 9);
});

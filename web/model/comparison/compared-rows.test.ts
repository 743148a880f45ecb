import { expect, test } from "vitest";
import { metric } from "../scores/fixture.ts";
import { comparedRows, scoreColumn } from "./compared-rows.ts";
import { matrixOf } from "./fixture.ts";
import { type PairedBenchmark, pairBenchmark } from "./paired-scores.ts";
import { sameItems } from "../samples/align-items.ts";
import { countVerdicts } from "./verdict-count.ts";

/** 200 items, of which the candidate has `won` right that the baseline has not, and so on. */
function paired(won: number, lost: number): readonly (PairedBenchmark | null)[] {
  const baseline = Float64Array.from({ length: 200 }, (_, at) => (at >= won && at < 100 ? 1 : 0));
  const candidate = Float64Array.from(baseline, (value, at) =>
    at < won ? 1 : at >= 100 - lost && at < 100 ? 0 : value,
  );
  const runs = [baseline, candidate].map((means) => ({ means, subsets: null }));
  return [null, pairBenchmark(sameItems(2, 200), runs, 0, 1, [], "higher")];
}

test("what the items say counts, else the reports; the baseline is held against nothing", () => {
  const rows = comparedRows(
    matrixOf({ math: [{ value: 0.5 }, { value: 0.6 }], code: [{ value: 0.5 }, { value: 0.6 }] }),
    0,
    new Map([["math", paired(60, 5)]]),
    0.02,
  );
  expect(rows.map(({ against }) => against[0])).toEqual([null, null]);
  const [math, code] = rows.map(({ against }) => against[1]);
  expect(math?.comparison).toMatchObject({ basis: "paired", n: 200, won: 60, lost: 5 });
  expect(math?.judgement.verdict).toEqual({ kind: "better" });
  expect(code?.comparison).toMatchObject({ basis: "reports", gap: "no-interval" });
  expect(code?.judgement.verdict).toMatchObject({ kind: "not-resolved", why: "no-interval" });
});

test("q is corrected over all benchmarks that are shown", () => {
  const names = Array.from({ length: 20 }, (_, at) => `b${at}`);
  const scores = Object.fromEntries(names.map((name) => [name, [{ value: 0.5 }, { value: 0.5 }]]));
  const results = new Map(names.map((name, at) => [name, at === 0 ? paired(14, 4) : paired(9, 9)]));
  const alone = comparedRows(matrixOf({ b0: scores["b0"] ?? [] }), 0, results, 0.02);
  const among = comparedRows(matrixOf(scores), 0, results, 0.02);
  const q = (rows: typeof alone) => rows[0]?.against[1]?.judgement.q ?? 0;
  // Paired t of 14 won and 4 lost among 200: 0.05 / √(0.0875 / 199) = 2.384 with 199 degrees of freedom.
  expect(q(alone)).toBeCloseTo(0.01804, 4);
  expect(q(among)).toBeCloseTo(0.01804 * 20, 3);
  expect(alone[0]?.against[1]?.judgement.verdict.kind).toBe("better");
  expect(among[0]?.against[1]?.judgement.verdict.kind).toBe("not-resolved");
});

test("verdicts are counted as the sentence says them", () => {
  const rows = comparedRows(
    matrixOf({
      math: [{ value: 0.5 }, { value: 0.7 }],
      code: [{ value: 0.5 }, { value: 0.3 }],
      law: [{ value: 0.5 }, { value: 0.5 }],
      only: [{ value: 0.5 }, null],
    }),
    0,
    new Map([
      ["math", paired(60, 5)],
      ["code", paired(5, 60)],
      ["law", paired(0, 0)],
    ]),
    0.02,
  );
  expect(countVerdicts(rows, 1)).toMatchObject({
    better: 1,
    worse: 1,
    noDifference: 1,
    notResolved: 0,
    notCompared: 1,
    compared: 3,
  });
  // Newcombe's method 10 for 100 and 100 of 200 without discordant pairs: φ = 0.99 (corrected), Wilson's
  // half width 0.0686, so ±0.0686·√(2 − 2·0.99).
  expect(countVerdicts(rows, 1).largest).toBeCloseTo(0.0686 * Math.sqrt(0.02), 4);
});

test("scores can be paired where the headline is their mean, not where it is none", () => {
  const mean = { value: 0.5, n: 10, agrees: true };
  expect(scoreColumn(metric("accuracy", 0.5, { recomputed: mean }), "accuracy")).toBe("score");
  expect(scoreColumn(metric("f1", 0.5, { recomputed: mean }), "accuracy")).toBe("metric:f1");
  expect(scoreColumn(metric("bleu", 0.5), "bleu")).toBeNull();
  const sampled = { origin: "samples", stderr: 0.1 } as const;
  expect(scoreColumn(metric("accuracy", 0.5, sampled), "accuracy")).toBe("score");
  expect(scoreColumn(metric("bleu", 0.5, { ...sampled, stderr: null }), "bleu")).toBeNull();
});

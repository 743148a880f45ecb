import { expect, test } from "vitest";
import { comparePairs } from "./compare-pairs.ts";
import { compareReports } from "./compare-reports.ts";
import type { Comparison, Direction } from "./comparison.ts";
import { judge, marginOf } from "./judge.ts";
import { wilson } from "./wilson.ts";

/** Runs that both have `right` items right and `wrong` wrong, and differ in the others. */
function paired(
  counts: { right: number; wrong: number; won: number; lost: number },
  direction: Direction = "higher",
): Comparison {
  const { right, wrong, won, lost } = counts;
  const list = (values: readonly (readonly [number, number])[]) =>
    Float64Array.from(values.flatMap(([value, times]) => Array<number>(times).fill(value)));
  return comparePairs({
    baseline: list([
      [1, right],
      [0, wrong],
      [0, won],
      [1, lost],
    ]),
    candidate: list([
      [1, right],
      [0, wrong],
      [1, won],
      [0, lost],
    ]),
    clusters: null,
    direction,
  });
}

const margin = marginOf({ min: 0, max: 1 });

function verdict(comparison: Comparison, direction: Direction = "higher", of = margin) {
  return judge([{ comparison, direction, margin: of }])[0]?.verdict;
}

test("better, worse, no difference, not resolved", () => {
  expect(verdict(paired({ right: 400, wrong: 500, won: 80, lost: 20 }))).toEqual({
    kind: "better",
  });
  expect(verdict(paired({ right: 400, wrong: 500, won: 20, lost: 80 }))).toEqual({ kind: "worse" });
  expect(verdict(paired({ right: 4000, wrong: 5000, won: 50, lost: 50 }))).toMatchObject({
    kind: "no-difference",
    // t(9099)·√(50 + 50)/9100
    largest: expect.closeTo(0.002154, 6),
  });
  expect(verdict(paired({ right: 40, wrong: 50, won: 6, lost: 4 }))).toMatchObject({
    kind: "not-resolved",
    why: null,
  });
});

test("where lower is better, a lower score is, and the item it was lower on is won", () => {
  const comparison = paired({ right: 400, wrong: 500, won: 20, lost: 80 }, "lower");
  expect(verdict(comparison, "lower")).toEqual({ kind: "better" });
  expect(comparison).toMatchObject({ won: 80, lost: 20, difference: expect.closeTo(-0.06, 12) });
});

test("a metric that is no quality is never better", () => {
  const comparison = paired({ right: 400, wrong: 500, won: 80, lost: 20 }, "none");
  expect(verdict(comparison, "none")).toMatchObject({ kind: "not-resolved", why: "no-direction" });
});

test("two runs that are the same on 1000 items differ by less than 2 points, on 20 by who knows what", () => {
  expect(verdict(paired({ right: 500, wrong: 500, won: 0, lost: 0 }))?.kind).toBe("no-difference");
  expect(verdict(paired({ right: 10, wrong: 10, won: 0, lost: 0 }))).toMatchObject({
    kind: "not-resolved",
    needed: null,
    detectable: expect.any(Number),
  });
});

test("an unbounded metric has no margin, so nothing is called no difference", () => {
  expect(marginOf(null)).toBeNull();
  expect(marginOf({ min: 0, max: 100 })).toBe(2);
  const comparison = paired({ right: 4000, wrong: 5000, won: 50, lost: 50 });
  expect(verdict(comparison, "higher", null)?.kind).toBe("not-resolved");
});

test("x of no difference is the outer end, on whichever side it lies", () => {
  const lower = verdict(paired({ right: 4000, wrong: 5000, won: 45, lost: 55 }));
  const higher = verdict(paired({ right: 4000, wrong: 5000, won: 55, lost: 45 }));
  // 10/9100 + 1.9602·√100/9100
  const wanted = { kind: "no-difference", largest: expect.closeTo(0.003253, 5) };
  expect(lower).toEqual(wanted);
  expect(higher).toEqual(wanted);
});

test("a difference of about 0 asks for no number of items, a small one for many", () => {
  const needed = (won: number, lost: number) => {
    const found = verdict(paired({ right: 100, wrong: 100, won, lost }));
    return found?.kind === "not-resolved" ? found.needed : undefined;
  };
  // Seen: 1 of 400, SE √199/400 = 0.0353; could show 0.0988, of which it is less than a tenth.
  expect(needed(100, 99)).toBeNull();
  expect(needed(105, 95)).toBeGreaterThan(400);
});

test("what is significant alone is not among twenty that are not, and asks for more items then", () => {
  const one = {
    comparison: paired({ right: 40, wrong: 40, won: 15, lost: 5 }),
    direction: "higher",
    margin,
  } as const;
  const same = {
    comparison: paired({ right: 45, wrong: 45, won: 5, lost: 5 }),
    direction: "higher",
    margin,
  } as const;
  expect(judge([one])[0]).toMatchObject({ verdict: { kind: "better" } });
  const [first] = judge([one, ...Array.from({ length: 20 }, () => same)]);
  expect(first?.q).toBeGreaterThan(0.05);
  expect(first?.verdict).toMatchObject({ kind: "not-resolved" });
  const needed = first?.verdict.kind === "not-resolved" ? first.verdict.needed : null;
  expect(needed).toBeGreaterThan(100);
});

test("from reports: the same scores need more items than when paired, and have no won and lost", () => {
  const reported = (right: number) => ({
    value: right / 1000,
    interval: wilson(right / 1000, 1000),
    n: 1000,
  });
  const comparison = compareReports(reported(420), { ...reported(480), n: 500 });
  expect(comparison).toMatchObject({
    basis: "reports",
    n: 500,
    won: null,
    lost: null,
    mcnemar: null,
  });
  expect(verdict(comparison)).toEqual({ kind: "better" });
  expect(verdict(compareReports(reported(420), reported(440)))).toMatchObject({
    kind: "not-resolved",
  });
  const without = { ...reported(440), interval: null };
  expect(verdict(compareReports(reported(420), without))).toMatchObject({ why: "no-interval" });
  expect(verdict(compareReports(reported(420), { ...without, value: null }))).toMatchObject({
    why: "no-pairs",
  });
});

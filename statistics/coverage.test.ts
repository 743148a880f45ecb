import { describe, expect, test } from "vitest";
import { binomialDensity } from "./binomial-density.ts";
import { comparePairs } from "./compare-pairs.ts";
import { estimate } from "./estimate.ts";
import { judge, marginOf } from "./judge.ts";
import { wilson } from "./wilson.ts";

/** Numbers from 0 to 1, always the same (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const trials = 1500;
/** Three standard errors of a share of 95 % over so many trials. */
const noise = 3 * Math.sqrt((0.95 * 0.05) / trials);

function shareOf(trial: () => boolean): number {
  let hits = 0;
  for (let at = 0; at < trials; at++) if (trial()) hits++;
  return hits / trials;
}

function contains(interval: { low: number; high: number } | null | undefined, truth: number) {
  return interval != null && interval.low <= truth && truth <= interval.high;
}

function chanceOf(right: number, n: number, p: number): number {
  if (right === 0) return (1 - p) ** n;
  return right === n ? p ** n : binomialDensity(right, n, p, 1 - p);
}

describe("a single score", () => {
  // Counted over every result, not simulated. With a handful of right, or wrong, answers results are
  // so few that no interval is nearer: Brown, Cai & DasGupta 2001, Statistical Science 16:101.
  test.each([20, 50, 200, 2000])("Wilson, %i items: 92 to 98 %, 93 to 97 % as a mean", (n) => {
    const shares = [0.02, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.98].map((p) => {
      let covered = 0;
      for (let right = 0; right <= n; right++) {
        if (contains(wilson(right / n, n), p)) covered += chanceOf(right, n, p);
      }
      return covered;
    });
    expect(Math.min(...shares)).toBeGreaterThan(0.92);
    expect(Math.max(...shares)).toBeLessThan(0.98);
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    expect(mean).toBeGreaterThan(0.93);
    expect(mean).toBeLessThan(0.97);
  });

  test("repeats: four answers an item that are alike, 20 to 200 items", () => {
    const random = seeded(1);
    for (const n of [20, 60, 200]) {
      const share = shareOf(() => {
        // Items of difficulty between 0 and 1: a mean of 0.5.
        const means = Float64Array.from({ length: n }, () => {
          const p = random();
          let right = 0;
          for (let repeat = 0; repeat < 4; repeat++) if (random() < p) right++;
          return right / 4;
        });
        return contains(
          estimate({ means, repeats: new Float64Array(n).fill(4) }, true)?.interval,
          0.5,
        );
      });
      expect(share).toBeGreaterThan(0.95 - noise);
      expect(share).toBeLessThan(0.95 + noise);
    }
  });
});

/** Runs that give the same answer to `alike` of the items, else each its own with its own chance. */
function runs(random: () => number, n: number, chances: readonly [number, number], alike: number) {
  const baseline = new Float64Array(n);
  const candidate = new Float64Array(n);
  for (let at = 0; at < n; at++) {
    baseline[at] = random() < chances[0] ? 1 : 0;
    const isOwn = random() >= alike;
    candidate[at] = isOwn ? (random() < chances[1] ? 1 : 0) : (baseline[at] ?? 0);
  }
  return { baseline, candidate, clusters: null, direction: "higher" as const };
}

describe("paired scores of 0 and 1", () => {
  const cases = [20, 100, 500, 2000].flatMap((n) =>
    [0.02, 0.3, 0.9, 0.98].flatMap((p) =>
      [0.5, 0.9].flatMap((alike) => [0, 0.02].map((more) => ({ n, p, alike, more }))),
    ),
  );
  const random = seeded(2);
  const found = cases.map((one) => {
    const { n, p, alike, more } = one;
    const other = Math.min(1, p + more);
    const truth = (1 - alike) * (other - p);
    const discordant = n * (1 - alike) * (p * (1 - other) + other * (1 - p));
    const share = shareOf(() => {
      const { interval } = comparePairs(runs(random, n, [p, other], alike));
      return contains(interval, truth);
    });
    return { ...one, discordant, share };
  });

  test("from ten expected discordant pairs on 95 % intervals hold the truth in 93 to 97 %", () => {
    const enough = found.filter(({ discordant }) => discordant >= 10);
    expect(enough.length).toBeGreaterThan(20);
    const off = enough.filter(({ share }) => share < 0.93 || share > 0.97 + noise / 3);
    expect(off).toEqual([]);
  });

  test("with fewer they hold it more often, not less", () => {
    const few = found.filter(({ discordant }) => discordant < 10);
    expect(few.length).toBeGreaterThan(25);
    expect(few.filter(({ share }) => share < 0.93)).toEqual([]);
  });
});

/** Items in groups of five that share what decides them; both runs equally good. */
function clusteredRuns(random: () => number, groups: number, p: number) {
  const n = groups * 5;
  const baseline = new Float64Array(n);
  const candidate = new Float64Array(n);
  for (let group = 0; group < groups; group++) {
    const [one, other] = [random() < p ? 0.9 : 0.1, random() < p ? 0.9 : 0.1];
    for (let at = group * 5; at < group * 5 + 5; at++) {
      baseline[at] = random() < one ? 1 : 0;
      candidate[at] = random() < other ? 1 : 0;
    }
  }
  const clusters = Uint32Array.from({ length: n }, (_, at) => Math.floor(at / 5));
  return { baseline, candidate, clusters, direction: "higher" as const };
}

describe("clustered", () => {
  test.each([
    [20, 0.5],
    [20, 0.1],
    [50, 0.9],
    [200, 0.3],
    [400, 0.02],
  ])("%i groups of five, %d of them easy: 93 to 97 %, at most 5 % false", (groups, p) => {
    const random = seeded(3);
    let plainWrong = 0;
    const share = shareOf(() => {
      const pairs = clusteredRuns(random, groups, p);
      const plain = comparePairs({ ...pairs, clusters: null });
      if (!contains(plain.interval, 0)) plainWrong++;
      return contains(comparePairs(pairs).interval, 0);
    });
    expect(share).toBeGreaterThan(0.95 - noise);
    expect(share).toBeLessThan(0.97 + noise);
    // What clusters are for: taken as single items they tell differences that are none.
    expect(plainWrong / trials).toBeGreaterThan(0.08);
  });
});

test("over 60 benchmarks of which 20 differ, 5 % of what is called different does not", () => {
  const random = seeded(4);
  let [rejected, wrong] = [0, 0];
  for (let round = 0; round < 60; round++) {
    const cases = Array.from({ length: 60 }, (_, at) => {
      const chances = at < 20 ? ([0.4, 0.6] as const) : ([0.5, 0.5] as const);
      const comparison = comparePairs(runs(random, 300, chances, 0.3));
      return { comparison, direction: "higher", margin: marginOf({ min: 0, max: 1 }) } as const;
    });
    judge(cases).forEach(({ verdict }, at) => {
      if (verdict.kind !== "better" && verdict.kind !== "worse") return;
      rejected++;
      if (at >= 20) wrong++;
    });
  }
  expect(rejected).toBeGreaterThan(900);
  expect(wrong / rejected).toBeLessThan(0.05);
});

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { globSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { comparePairs } from "./compare-pairs.ts";
import { mcnemar } from "./mcnemar.ts";
import { type PairTable, newcombePaired } from "./newcombe-paired.ts";
import { zOfTwoSided, zTest } from "./normal-distribution.ts";
import { itemsNeeded, minimumDetectableEffect } from "./power.ts";
import { t975, tTest } from "./t-distribution.ts";
import { wilson } from "./wilson.ts";

interface Ends {
  readonly low: number;
  readonly high: number;
}
interface Test extends Ends {
  readonly p: number;
  readonly stderr: number;
}
interface Values {
  readonly t: readonly { df: number; t975: number; p: readonly [number, number][] }[];
  readonly normal: { p: readonly [number, number][]; z: readonly [number, number][] };
  readonly mcnemar: readonly { won: number; lost: number; p: number }[];
  readonly wilson: readonly ({ right: number; n: number } & Ends)[];
  readonly paired: readonly {
    baseline: readonly number[];
    candidate: readonly number[];
    clusters: readonly number[];
    plain: Test;
    clustered: Test & { count: number };
  }[];
  readonly newcombe: readonly (PairTable & Ends)[];
  readonly adjusted: { p: readonly number[]; q: readonly number[] };
  readonly power: { sd: number; difference: number; n: number };
}

const folder = join(import.meta.dirname, "reference");
// Our own file, made by the script beside it.
const values = JSON.parse(readFileSync(join(folder, "values.json"), "utf8")) as Values;

const enough = 1e-10;

/** How far off, as a share of the wanted value. */
function errorOf(found: number | null | undefined, wanted: number): number {
  const error = Math.abs((found ?? Number.NaN) - wanted);
  return wanted === 0 ? error : error / Math.abs(wanted);
}

const python = globSync(
  join(import.meta.dirname, "../node_modules/.cache/evalsite/venv-*/bin/python"),
).find((path) => existsSync(join(path, "../../pyvenv.cfg")));

test.skipIf(python === undefined)("the table is what scipy gives", { timeout: 120_000 }, () => {
  const made = execFileSync(python ?? "", [join(folder, "make_values.py")], { encoding: "utf8" });
  const numbers = (text: string) =>
    [...text.matchAll(/-?\d[\d.]*(?:e[+-]?\d+)?/g)].map(([number]) => Number(number));
  const [fresh, kept] = [numbers(made), numbers(JSON.stringify(values))];
  expect(fresh.length).toBe(kept.length);
  fresh.forEach((value, at) => expect(errorOf(value, kept[at] ?? Number.NaN)).toBeLessThan(enough));
});

describe("against scipy", () => {
  test("Student's t, from 1 to a million degrees of freedom", () => {
    for (const { df, t975: quantile, p } of values.t) {
      expect(errorOf(t975(df), quantile)).toBeLessThan(enough);
      for (const [t, chance] of p) expect(errorOf(tTest(t, df), chance)).toBeLessThan(enough);
    }
  });

  test("the normal distribution", () => {
    for (const [z, p] of values.normal.p) expect(errorOf(zTest(z), p)).toBeLessThan(enough);
    for (const [p, z] of values.normal.z) expect(errorOf(zOfTwoSided(p), z)).toBeLessThan(enough);
  });

  test("McNemar's exact test, up to a million pairs", () => {
    for (const { won, lost, p } of values.mcnemar)
      expect(errorOf(mcnemar(won, lost), p)).toBeLessThan(enough);
  });

  test("Wilson's interval", () => {
    for (const { right, n, low, high } of values.wilson) {
      const found = wilson(right / n, n);
      expect(found.low).toBeCloseTo(low, 12);
      expect(found.high).toBeCloseTo(high, 12);
    }
  });

  test.each(values.paired)("paired t and its clustered error", (one) => {
    const scores = {
      baseline: Float64Array.from(one.baseline),
      candidate: Float64Array.from(one.candidate),
      direction: "higher" as const,
    };
    const plain = comparePairs({ ...scores, clusters: null });
    const clustered = comparePairs({ ...scores, clusters: Uint32Array.from(one.clusters) });
    for (const [found, wanted] of [
      [plain, one.plain],
      [clustered, one.clustered],
    ] as const) {
      expect(errorOf(found.p, wanted.p)).toBeLessThan(enough);
      expect(errorOf(found.stderr, wanted.stderr)).toBeLessThan(enough);
      expect(errorOf(found.interval?.low, wanted.low)).toBeLessThan(enough);
      expect(errorOf(found.interval?.high, wanted.high)).toBeLessThan(enough);
    }
    expect(clustered.clusters).toBe(one.clustered.count);
  });

  test.each(values.newcombe)("Newcombe's paired interval of $won won, $lost lost", (table) => {
    const found = newcombePaired(table);
    expect(found.low).toBeCloseTo(table.low, 10);
    expect(found.high).toBeCloseTo(table.high, 10);
  });

  test("Benjamini–Hochberg over 60 benchmarks", () => {
    benjaminiHochberg(values.adjusted.p).forEach((q, at) =>
      expect(errorOf(q, values.adjusted.q[at] ?? Number.NaN)).toBeLessThan(enough),
    );
  });

  test("the n that has 80 % power, and what that n can show", () => {
    const { sd, difference, n } = values.power;
    expect(itemsNeeded(100, difference, sd / Math.sqrt(100))).toBe(n);
    const smallest = minimumDetectableEffect(sd / Math.sqrt(n));
    expect(smallest).toBeLessThanOrEqual(difference);
    expect(minimumDetectableEffect(sd / Math.sqrt(n - 1))).toBeGreaterThan(difference);
  });
});

describe("published", () => {
  test.each([
    // Fagerland, Lydersen & Laake 2014, Stat. Med. 33:2850, table VII: airway hyper-responsiveness
    // of Bentur et al. 2009, Newcombe square-and-add; there before − after.
    [{ bothRight: 1, lost: 1, won: 7, bothWrong: 12 }, 0.026, 0.507],
  ])("Newcombe's paired interval of %o", (table, low, high) => {
    const found = newcombePaired(table);
    expect(found.low).toBeCloseTo(low, 3);
    expect(found.high).toBeCloseTo(high, 3);
  });

  test("Benjamini & Hochberg 1995, section 3.2: the four smallest of fifteen p are rejected", () => {
    const ps = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ];
    expect(benjaminiHochberg(ps).filter((q) => q !== null && q <= 0.05).length).toBe(4);
  });

  test("q of no tests, and of a benchmark without one", () => {
    expect(benjaminiHochberg([])).toEqual([]);
    expect(benjaminiHochberg([null, 0.04, null])).toEqual([null, 0.04, null]);
  });
});

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { spikes } from "./spikes.ts";

/** By the definition: sorts the last 100 finite values anew for each point. */
function byDefinition(values: readonly number[]): readonly number[] {
  const median = (of: readonly number[]) => {
    const sorted = of.toSorted((a, b) => a - b);
    const half = sorted.length / 2;
    return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
  };
  return values.flatMap((value, at) => {
    const before = values.slice(0, at).filter(Number.isFinite).slice(-100);
    if (before.length < 20 || !Number.isFinite(value)) return [];
    const middle = median(before);
    const deviation = median(before.map((one) => Math.abs(one - middle)));
    return deviation > 0 && value > middle + 6 * 1.4826 * deviation ? [at] : [];
  });
}

function found(values: readonly number[], name = "train/loss"): readonly number[] {
  const steps = Float64Array.from(values, (_, at) => at);
  return spikes(name, { steps, values: Float64Array.from(values) }).map(({ step }) => step);
}

test("spikes are those of the definition, over more points than the window holds", () => {
  const value = fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 0, max: 8 }) },
    { weight: 1, arbitrary: fc.integer({ min: 20, max: 60 }) },
    { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Infinity) },
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 15, maxLength: 260, size: "max" }), (values) => {
      expect(found(values)).toEqual(byDefinition(values));
    }),
    { numRuns: 60 },
  );
});

const calm = (count: number) => Array.from({ length: count }, (_, at) => at % 3);

test("the first 20 finite points are warm-up", () => {
  expect(found([...calm(19), 99])).toEqual([]);
  expect(found([...calm(20), 99])).toEqual([20]);
  expect(found([...calm(19), Number.NaN, 99])).toEqual([]);
});

test("only losses and gradient norms have spikes; a level line has none", () => {
  const jump = [...calm(30), 99];
  expect(
    ["train/loss", "grad_norm", "eval/loss/x", "reward"].map((name) => found(jump, name)),
  ).toEqual([[30], [30], [], []]);
  expect(found([...Array<number>(30).fill(1), 99])).toEqual([]);
});

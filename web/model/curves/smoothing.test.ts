import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { debiasedEma } from "./smoothing.ts";

/** The same average as a weighted sum over all values so far, without any running state. */
function weightedMean(values: readonly number[], weight: number): number[] {
  return values.map((_, i) => {
    const seen = values.slice(0, i + 1).filter(Number.isFinite);
    const weights = seen.map((_value, k) => weight ** (seen.length - 1 - k));
    const total = weights.reduce((sum, w) => sum + w, 0);
    return seen.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0) / total;
  });
}

const series = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), {
  minLength: 1,
  maxLength: 60,
});
const weights = fc.double({ min: 0, max: 0.999, noNaN: true });

describe("debiasedEma", () => {
  it("equals the weighted mean of all values so far", () => {
    fc.assert(
      fc.property(series, weights, (values, weight) => {
        const smoothed = debiasedEma(Float64Array.from(values), weight);
        weightedMean(values, weight).forEach((mean, i) => expect(smoothed[i]).toBeCloseTo(mean, 6));
      }),
    );
  });

  it("stays within the values so far", () => {
    fc.assert(
      fc.property(series, weights, (values, weight) => {
        debiasedEma(Float64Array.from(values), weight).forEach((value, i) => {
          const seen = values.slice(0, i + 1);
          expect(value).toBeGreaterThanOrEqual(Math.min(...seen) - 1e-6);
          expect(value).toBeLessThanOrEqual(Math.max(...seen) + 1e-6);
        });
      }),
    );
  });

  it("gives TensorBoard's numbers", () => {
    const smoothed = debiasedEma(Float64Array.of(1, 2, 3, 4), 0.6);
    expect([...smoothed].map((value) => Number(value.toFixed(6)))).toEqual([
      1, 1.625, 2.326531, 3.095588,
    ]);
  });

  it("passes values through that are not finite, and forgets nothing over them", () => {
    const smoothed = debiasedEma(Float64Array.of(1, Number.NaN, Infinity, 3), 0.5);
    expect(smoothed[1]).toBeNaN();
    expect(smoothed[2]).toBe(Infinity);
    expect(smoothed[3]).toBeCloseTo((1 * 0.5 + 3) / 1.5, 12);
  });

  it("leaves a constant series and a weight of 0 exactly as they are", () => {
    const constant = new Float64Array(500).fill(0.1);
    expect(debiasedEma(constant, 0.99)).toEqual(constant);
    expect(debiasedEma(Float64Array.of(3, 1), 0)).toEqual(Float64Array.of(3, 1));
  });

  it("refuses weights that are none", () => {
    expect(() => debiasedEma(Float64Array.of(1), 1)).toThrow(RangeError);
    expect(() => debiasedEma(Float64Array.of(1), Number.NaN)).toThrow(RangeError);
  });
});

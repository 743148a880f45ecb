import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatMetric, formatMetricNumber, formatPlain, formatSigned } from "./format-metric.ts";
import { accuracy, perplexity } from "./runs/run-fixtures.ts";

test("a value is shown as its metric says", () => {
  expect(formatMetric(0.6251, accuracy)).toBe("62.5%");
  expect(formatMetric(12.345, perplexity)).toBe("12.35");
  expect(
    formatMetric(1.5, { ...perplexity, display: { multiplier: 1, unit: "s", precision: 1 } }),
  ).toBe("1.5 s");
});

test("missing is never 0", () => {
  expect(formatMetric(null, accuracy)).toBe("—");
  expect(formatMetric(undefined, accuracy)).toBe("—");
  expect(formatMetric(Number.NaN, null)).toBe("—");
});

test("a value without meaning is shown plainly", () => {
  expect(formatPlain(0.123456)).toBe("0.1235");
  expect(formatPlain(19_000)).toBe("19000");
  expect(formatMetricNumber(-2, null)).toBe("−2");
});

test("differences have a sign; one that rounds to nothing has none", () => {
  expect(formatSigned(0.012, accuracy)).toBe("+1.2");
  expect(formatSigned(-0.012, accuracy)).toBe("−1.2");
  expect(formatSigned(-0.0001, accuracy)).toBe("0.0");
});

test("the shown number is within half a unit of its last decimal", () => {
  fc.assert(
    fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (value) => {
      const shown = Number(formatMetricNumber(value, accuracy).replace("−", "-"));
      expect(Math.abs(shown - value * 100)).toBeLessThanOrEqual(0.05 + 1e-9);
    }),
  );
});

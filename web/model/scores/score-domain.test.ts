import { expect, test } from "vitest";
import { formatInterval } from "./format-interval.ts";
import { around, metric, ratio } from "./fixture.ts";
import { scoreDomain } from "./score-domain.ts";

test("a declared range is used unless a value leaves it or all stay near its start", () => {
  expect(scoreDomain(ratio, [metric("wer", 0.06)])).toEqual({ low: 0, high: 0.06 });
  expect(scoreDomain(ratio, [metric("wer", 0.4)])).toEqual({ low: 0, high: 1 });
  expect(scoreDomain(ratio, [metric("wer", 1.3)])).toEqual({ low: 0, high: 1.5 });
  expect(scoreDomain({ ...ratio, range: null }, [metric("cider", 3.7)])).toEqual({
    low: 0,
    high: 4,
  });
});

test("an interval is written in the scale of its metric", () => {
  expect(formatInterval(around(0.5, 0.0766), ratio)).toBe("42.3 – 57.7%");
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { axisTickText, axisTicks, positionText, ticksOf } from "./axis-ticks.ts";

const day = 86_400;
/** Seconds since 1970 of a local time. */
const at = (date: number, hours = 0, minutes = 0) =>
  new Date(2026, 10, date, hours, minutes).getTime() / 1000;

describe("ticks of numbers", () => {
  test.each<[readonly [number, number], number, readonly number[]]>([
    [[0, 10], 5, [0, 2, 4, 6, 8, 10]],
    [[0, 12], 5, [0, 2, 4, 6, 8, 10, 12]],
    [[0, 14], 5, [0, 2.5, 5, 7.5, 10, 12.5]],
    [[0, 20], 5, [0, 5, 10, 15, 20]],
    [[-0.3, 0.3], 6, [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]],
    [[0.1, 0.9], 2, [0.5]],
    [[5, 5], 4, [5]],
  ])("%j with room for %d", (range, count, expected) =>
    expect(ticksOf(range, "linear", count)).toEqual(expected),
  );

  test.each<[readonly [number, number], number, readonly number[]]>([
    [[1, 1000], 5, [1, 10, 100, 1000]],
    [[1, 1000], 6, [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]],
    [[1, 100], 4, [1, 2, 5, 10, 20, 50, 100]],
    [[1, 1e8], 4, [1, 100, 1e4, 1e6, 1e8]],
    [[3, 30], 2, [5, 10, 20]],
    [[1, 10], 4, [1, 2, 5, 10]],
    [[1, 9], 4, [2, 4, 6, 8]],
    [[7, 7], 4, []],
    [[0.001, 0.02], 5, [0.001, 0.002, 0.005, 0.01, 0.02]],
  ])("powers of ten in %j with room for %d", (range, count, expected) =>
    expect(ticksOf(range, "log", count)).toEqual(expected),
  );

  test("they ascend, lie within the range and are not far more than asked for", () => {
    const bound = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
    const input = fc.record({ a: bound, b: bound, count: fc.integer({ min: 2, max: 12 }) });
    fc.assert(
      fc.property(input, fc.constantFrom("linear", "log"), ({ a, b, count }, scale) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b) * 1.01];
        const found = ticksOf([low, high], scale, count);
        const near = (high - low) * 1e-6;
        expect(found.every((tick) => tick >= low - near && tick <= high + near)).toBe(true);
        expect(found).toEqual([...new Set(found)].toSorted((one, other) => one - other));
        expect(found.length).toBeLessThanOrEqual(count * 2 + 1);
      }),
    );
  });
});

describe("ticks of time", () => {
  test.each<[number, number, readonly number[]]>([
    [0.9, 3, [0, 0.25, 0.5, 0.75]],
    [10, 5, [0, 2, 4, 6, 8, 10]],
    [60, 4, [0, 15, 30, 45, 60]],
    [7200, 4, [0, 1800, 3600, 5400, 7200]],
    [2 * day, 4, [0, 12, 24, 36, 48].map((hours) => hours * 3600)],
    [12 * day, 4, [0, 3, 6, 9, 12].map((days) => days * day)],
  ])("%d seconds with room for %d", (length, count, expected) =>
    expect(axisTicks([0, length], "time", "linear", count)).toEqual(expected),
  );

  test("those of the clock are local midnights and hours", () => {
    expect(axisTicks([at(1, 7), at(4, 1)], "wall", "linear", 3)).toEqual([at(2), at(3), at(4)]);
    expect(axisTicks([at(1, 7, 10), at(1, 9, 50)], "wall", "linear", 2)).toEqual([
      at(1, 8),
      at(1, 9),
    ]);
  });

  test("a logarithmic scale and other axes have plain ones", () => {
    expect(axisTicks([1, 1000], "time", "log", 5)).toEqual([1, 10, 100, 1000]);
    expect(axisTicks([0, 3600], "step", "linear", 4)).toEqual([0, 1000, 2000, 3000]);
  });
});

describe("what stands at a tick", () => {
  test("counts are cut short from 10,000 on, durations are told in their units", () => {
    const range = [0, 1e6] as const;
    expect([0, 2000, 9999, 10_000, -10_000].map((x) => axisTickText(x, "step", range))).toEqual([
      "0",
      "2000",
      "9999",
      "10k",
      "-10k",
    ]);
    expect(axisTickText(5400, "time", range)).toBe("1h 30m");
  });

  test("the clock tells the day where it begins, else the time; over many days the days alone", () => {
    const short = [at(1), at(5)] as const;
    expect([at(2), at(2, 8, 5), at(2, 0, 5)].map((x) => axisTickText(x, "wall", short))).toEqual([
      "11-02",
      "08:05",
      "00:05",
    ]);
    expect(axisTickText(at(2, 8), "wall", [at(1), at(5, 0, 1)])).toBe("11-02");
  });

  test("a position is told in full", () => {
    expect(positionText(5400, "time")).toBe("1h 30m");
    expect(positionText(at(2, 8), "wall")).toBe("2026-11-02 08:00:00");
    expect(positionText(12_345, "tokens")).toBe("12,345");
  });
});

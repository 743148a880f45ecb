import type { Series } from "@evalsite/protocol";
import { expect, test } from "vitest";
import { seriesColumns, seriesRows } from "./series.ts";

const series: Series = {
  name: "train/loss",
  points: [
    { step: 10, value: 3 },
    { step: 30, value: 1 },
  ],
  x: { epoch: [0.1, 0.3], wall_s: [1700000000.5, null] },
  x_is: "step",
  band: null,
  non_finite: [
    { step: 40, value: "NaN" },
    { step: 15, value: "Infinity" },
  ],
  downsampled: null,
  shard: null,
  stats: null,
  source: "metrics.log",
};

async function cells(
  names: readonly string[],
  full: Parameters<typeof seriesRows>[2],
): Promise<unknown[][]> {
  const columns = names.map((name) => seriesColumns.find((column) => column.name === name));
  const rows = await Array.fromAsync(seriesRows("a", series, full));
  return rows.map((row) => columns.map((column) => column?.value(row)));
}

async function* parts(...all: readonly (readonly [number, number])[][]) {
  for (const part of all) {
    yield {
      steps: Float64Array.from(part, ([step]) => step),
      values: Float64Array.from(part, ([, value]) => value),
    };
  }
}

test("values that are no finite number stand among the points by step, without a value", async () => {
  expect(await cells(["step", "value", "non_finite", "epoch"], null)).toEqual([
    [10, 3, null, 0.1],
    [15, null, "Infinity", null],
    [30, 1, null, 0.3],
    [40, null, "NaN", null],
  ]);
});

test("in full resolution the other axes are known at the published points", async () => {
  const full = parts(
    [
      [5, 4],
      [10, 3],
      [20, 2],
    ],
    [
      [30, 1],
      [50, 0],
    ],
  );
  expect(await cells(["step", "value", "epoch", "wall_time"], full)).toEqual([
    [5, 4, null, null],
    [10, 3, 0.1, new Date(1700000000500)],
    [15, null, null, null],
    [20, 2, null, null],
    [30, 1, 0.3, null],
    [40, null, null, null],
    [50, 0, null, null],
  ]);
});

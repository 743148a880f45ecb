import { expect, test } from "vitest";
import { plotLayout } from "./line-plot-layout.ts";

const line = (...points: [number, number][]) => ({
  id: "a",
  label: "a",
  colour: "red",
  points: points.map(([x, y]) => ({ x, y })),
});

test("x values stand at equal distances, y starts at zero", () => {
  const layout = plotLayout([line([1, 10], [8, 100]), line([2, 50])]);
  expect(layout.columns.map(({ x, at }) => [x, at])).toEqual([
    [1, 0],
    [2, 0.5],
    [8, 1],
  ]);
  expect(layout.rows[0]).toEqual({ y: 0, at: 0 });
  expect(layout.place({ x: 2, y: 50 })).toEqual({ x: 0.5, y: 0.5 });
});

test("a single point stands in the middle; no points give an empty grid", () => {
  expect(plotLayout([line([4, 1])]).columns).toEqual([{ x: 4, at: 0.5 }]);
  expect(plotLayout([]).columns).toEqual([]);
});

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
  expect(layout.rows.map(({ y, at }) => [y, at])).toEqual([0, 50, 100].map((y) => [y, y / 100]));
  expect(layout.place({ x: 2, y: 50 })).toEqual({ x: 0.5, y: 0.5 });
});

test("a single point stands in the middle; no points give an empty grid", () => {
  expect(plotLayout([line([4, 1])]).columns).toEqual([{ x: 4, at: 0.5 }]);
  expect(plotLayout([]).columns).toEqual([]);
});

test("the scale covers what the intervals reach, below and above the points", () => {
  const points = [{ x: 1, y: 5, low: -4, high: 30 }];
  const { rows, place } = plotLayout([{ id: "a", label: "a", colour: "red", points }]);
  expect(rows.map(({ y }) => y)).toEqual([-10, 0, 10, 20, 30]);
  expect([place({ x: 1, y: -10 }).y, place({ x: 1, y: 30 }).y]).toEqual([0, 1]);
  expect(place({ x: 1, y: 5 }).y).toBeCloseTo(15 / 40, 12);
});

test("a grid line stands where the points of its value do", () => {
  const { rows, place } = plotLayout([line([1, -20], [2, 60])]);
  expect(rows.length).toBeGreaterThan(2);
  for (const { y, at } of rows) expect(at).toBe(place({ x: 1, y }).y);
});

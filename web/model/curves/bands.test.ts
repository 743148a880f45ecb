import { expect, test } from "vitest";
import { bands } from "./bands.ts";
import type { CurvePlot } from "./curve-plot.ts";

test("a band lies between the two ends of its own curve, wherever these are listed", () => {
  const lines: CurvePlot["lines"] = [
    { curve: 0, role: "main" },
    { curve: 1, role: "high" },
    { curve: 0, role: "high" },
    { curve: 0, role: "low" },
    { curve: 1, role: "low" },
    { curve: 2, role: "low" },
  ];
  const plot: CurvePlot = {
    lines,
    aligned: { xs: [], lines: [] },
    x: [0, 1],
    y: [0, 1],
    outside: 0,
    unshown: 0,
  };
  expect(bands(plot)).toEqual([
    { curve: 0, low: 3, high: 2 },
    { curve: 1, low: 4, high: 1 },
  ]);
});

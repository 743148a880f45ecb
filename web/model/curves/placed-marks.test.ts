import { describe, expect, it } from "vitest";
import type { CurveMark } from "./curve-marks.ts";
import type { Curve } from "./curve.ts";
import { placedMarks } from "./placed-marks.ts";

const colors = {
  background: "white",
  ink: "black",
  quiet: "grey",
  grid: "silver",
  warn: "amber",
  bad: "red",
  lines: ["blue", "orange"],
};
const area = {
  left: 0,
  top: 0,
  width: 100,
  height: 50,
  x: (value: number) => value,
  y: (value: number) => 50 - value,
  xScale: "linear",
  yScale: "linear",
} as const;

function curve(marks: readonly Pick<CurveMark, "kind" | "x" | "y">[]): Curve {
  return {
    run: { runId: "r", label: "r", color: "blue" },
    name: "train/loss",
    xs: new Float64Array(0),
    steps: new Float64Array(0),
    ys: new Float64Array(0),
    smoothed: null,
    marks: marks.map((mark) => ({ ...mark, step: mark.x, value: null, from: null })),
    stepIs: "step",
    source: null,
    total: 0,
    stored: 0,
    method: null,
    detail: "whole",
    band: null,
    unplaced: 0,
  };
}

describe("placedMarks", () => {
  it("leaves out what is not in view and draws crowded marks of one kind as one", () => {
    const marks = [-5, 10, 12, 14, 30, 101].map((x) => ({ kind: "spike", x, y: 1 }) as const);
    const shown = placedMarks(
      [curve([...marks, { kind: "non-finite", x: 12, y: 1 }])],
      area,
      colors,
    );
    expect(shown.map((mark) => mark.color)).toEqual(["amber", "amber", "red"]);
  });

  it("keeps marks within the plot, also without a value", () => {
    const [high, none] = placedMarks(
      [
        curve([
          { kind: "skipped-iteration", x: 10, y: 9999 },
          { kind: "skipped-iteration", x: 50, y: null },
        ]),
      ],
      area,
      colors,
    );
    expect(high?.shape).toMatch(/^M10 9\.5/u);
    expect(none?.shape).toMatch(/^M50 39\.5/u);
  });

  it("draws restarts as a line, and marks in the colour of their run among several", () => {
    const restart = curve([{ kind: "restart", x: 40, y: null }]);
    expect(placedMarks([restart], area, colors)[0]).toMatchObject({
      line: "M40 0v50",
      color: "grey",
    });
    expect(placedMarks([curve([]), restart], area, colors)[0]?.color).toBe("orange");
  });
});

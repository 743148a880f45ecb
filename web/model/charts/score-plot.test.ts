import { expect, test } from "vitest";
import { ratio } from "../scores/fixture.ts";
import { bandPath, plotArea, scoreTick, throughPath } from "./score-plot.ts";

test("a plot's corners are where its scales begin and end", () => {
  const scales = { x: [0, 200], xScale: "linear", y: [0, 1], yScale: "linear" } as const;
  const area = plotArea({ width: 100, height: 50 }, scales);
  expect([area.x(0), area.x(200)]).toEqual([0, 100]);
  expect([area.y(0), area.y(1)]).toEqual([50, 0]);
});

test("a band runs along the upper ends and back along the lower ones", () => {
  const band = [
    { x: 0, low: 30, high: 10 },
    { x: 50, low: 25, high: 5 },
  ];
  expect(bandPath(band)).toBe("M0 10L50 5L50 25L0 30Z");
  expect(bandPath(band.slice(1))).toBe("");
  expect(throughPath([{ x: 1, y: 2 }])).toBe("");
  expect(
    throughPath([
      { x: 1, y: 2 },
      { x: 3.04, y: 4.06 },
    ]),
  ).toBe("M1 2L3 4.1");
});

test("ticks lose decimals that say nothing, and no others", () => {
  expect(scoreTick(0.2, ratio)).toBe("20%");
  expect(scoreTick(0.205, ratio)).toBe("20.5%");
  expect(scoreTick(0.1, null)).toBe("0.1");
});

import { expect, test } from "vitest";
import { radarOutline, radarPlace } from "./radar-geometry.ts";

test("the first axis points up, the others follow clockwise", () => {
  expect(radarPlace(0, 4, 10)).toEqual({ x: expect.closeTo(0), y: expect.closeTo(-10) });
  expect(radarPlace(1, 4, 10)).toEqual({ x: expect.closeTo(10), y: expect.closeTo(0) });
});

test("a complete outline is closed; a missing value opens it", () => {
  expect(radarOutline([1, 1, 1], 10)).toMatch(/^M.+Z$/u);
  const open = radarOutline([1, 1, null, 1], 10);
  expect(open).not.toContain("Z");
  expect(open.match(/M/gu)).toHaveLength(2);
});

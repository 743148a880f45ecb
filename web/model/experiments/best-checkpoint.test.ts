import { expect, test } from "vitest";
import { alikeTo, bestCheckpoint } from "./best-checkpoint.ts";
import { scoreLine, scorePoint, wilson } from "./fixture.ts";

function of50(step: number, right: number) {
  return scorePoint(step, right / 50, { interval: wilson(right, 50), n: 50 });
}

test("the best is told apart from a far one and not from a near one", () => {
  const line = scoreLine([of50(100, 10), of50(200, 40), of50(300, 45), of50(400, 37)]);
  const found = bestCheckpoint(line, "higher");
  expect(found?.best.step).toBe(300);
  expect(found?.others.map(({ point, standing }) => [point.step, standing])).toEqual([
    [200, "alike"],
    [400, "apart"],
    [100, "apart"],
  ]);
  expect(found === null ? [] : alikeTo(found).map(({ step }) => step)).toEqual([200]);
});

test("where lower is better the lowest is best, and of equal ones the earliest", () => {
  const line = scoreLine([scorePoint(100, 3), scorePoint(200, 2), scorePoint(300, 2)]);
  const found = bestCheckpoint(line, "lower");
  expect(found?.best.step).toBe(200);
  expect(found?.others.map(({ point, standing }) => [point.step, standing])).toEqual([
    [300, "untested"],
    [100, "untested"],
  ]);
});

test("what is not complete, or was evaluated again, does not compete", () => {
  const line = scoreLine([
    scorePoint(100, 0.4),
    scorePoint(200, 0.9, { status: "provisional" }),
    scorePoint(300, 0.8, { isSuperseded: true }),
  ]);
  expect(bestCheckpoint(line, "higher")?.best.step).toBe(100);
  expect(bestCheckpoint(scoreLine(line.points.slice(1)), "higher")).toBeNull();
});

test("a metric without better and worse has no best", () => {
  expect(bestCheckpoint(scoreLine([scorePoint(100, 1)]), "none")).toBeNull();
});

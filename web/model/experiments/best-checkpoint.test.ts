import { expect, test } from "vitest";
import { alikeTo, bestCheckpoint, plateauOf } from "./best-checkpoint.ts";
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

test("of equal ones that which tells no step is the last", () => {
  const line = scoreLine([scorePoint(null, 2), scorePoint(300, 2), scorePoint(200, 2)]);
  expect(bestCheckpoint(line, "higher")?.best.step).toBe(200);
  expect(bestCheckpoint(line, "higher")?.others.map(({ point }) => point.step)).toEqual([
    300,
    null,
  ]);
});

test("training gained nothing after the first that cannot be told from the best", () => {
  const plateau = (...points: ReturnType<typeof of50>[]) => {
    const found = bestCheckpoint(scoreLine(points), "higher");
    return found && plateauOf(found);
  };
  const rising = [of50(100, 5), of50(200, 20), of50(300, 45)];
  expect(plateau(...rising)).toEqual({ kind: "rising" });
  expect(plateau(...rising, of50(400, 44))).toEqual({ kind: "after", step: 300 });
  expect(plateau(of50(100, 5), of50(200, 44), of50(300, 45))).toEqual({ kind: "after", step: 200 });
  expect(plateau(of50(100, 45), of50(200, 5))).toEqual({ kind: "after", step: 100 });
  expect(plateau(of50(100, 45))).toBeNull();
  expect(plateau(of50(100, 45), scorePoint(200, 0.1))).toBeNull();
});

import { expect, test } from "vitest";
import { ratio } from "./fixture.ts";
import { MOST_AXES, radarPlan, radarRadius } from "./radar-plan.ts";

const axis = (id: string, semantics = ratio, hasValue = true) => ({ id, semantics, hasValue });
const points = { ...ratio, range: { min: 0, max: 100 } };

test("benchmarks on one scale share a radar; the rest is named with its reason", () => {
  const plan = radarPlan([
    axis("a"),
    axis("b"),
    axis("c"),
    axis("points", points),
    axis("count", { ...ratio, kind: "diagnostic", direction: "none" }),
    axis("cider", { ...ratio, range: null }),
    axis("empty", ratio, false),
  ]);
  expect(plan).toMatchObject({ kind: "axes", axes: ["a", "b", "c"] });
  expect(plan.leftOut.map((one) => one.reason)).toEqual([
    "other-scale",
    "not-quality",
    "no-range",
    "no-value",
  ]);
});

test("fewer than three comparable benchmarks give no radar", () => {
  expect(radarPlan([axis("a"), axis("b"), axis("points", points)])).toMatchObject({
    kind: "too-few",
    comparable: 2,
  });
  expect(radarPlan([])).toMatchObject({ kind: "too-few", comparable: 0 });
});

test("the rim is the best value, whichever way is better; missing is not the centre", () => {
  expect(radarRadius(0.25, ratio)).toBe(0.25);
  expect(radarRadius(0.25, { ...ratio, direction: "lower" })).toBe(0.75);
  expect(radarRadius(1.3, ratio)).toBe(1);
  expect(radarRadius(-0.3, ratio)).toBe(0);
  expect(radarRadius(75, { ...points, range: { min: 50, max: 100 } })).toBe(0.5);
  expect(radarRadius(null, ratio)).toBeNull();
  expect(radarRadius(0.5, { ...ratio, range: null })).toBeNull();
});

test("of many comparable benchmarks as many are drawn as can be read, or those that were chosen", () => {
  const many = Array.from({ length: 51 }, (_, at) => axis(`b${at}`));
  const plan = radarPlan(many);
  if (plan.kind !== "axes") throw new Error("no radar");
  expect(plan.axes).toEqual(many.slice(0, MOST_AXES).map(({ id }) => id));
  expect(plan.comparable).toHaveLength(51);
  expect(plan.leftOut).toEqual([]);
  expect(radarPlan(many, ["b50", "b3", "gone", "b7"])).toMatchObject({ axes: ["b3", "b7", "b50"] });
  expect(radarPlan(many, ["b3", "gone"])).toMatchObject({ axes: plan.axes });
});

test("of scales that equally many benchmarks have the first counts, else the most frequent", () => {
  const [three, four] = [
    ["a", "b", "c"],
    ["p", "q", "r", "s"],
  ];
  const axes = (...groups: readonly ReturnType<typeof axis>[][]) => radarPlan(groups.flat());
  const on = (ids: readonly string[], semantics: typeof ratio) =>
    ids.map((id) => axis(id, semantics));
  expect(axes(on(three, ratio), on(four.slice(1), points))).toMatchObject({ axes: three });
  expect(axes(on(three, ratio), on(four, points))).toMatchObject({ axes: four });
  const lower = { ...ratio, direction: "lower" } as const;
  expect(axes(on(three, ratio), on(["x"], lower))).toMatchObject({ leftOut: [{ id: "x" }] });
});

test("two that were chosen make no radar, three do", () => {
  const all = ["a", "b", "c", "d"].map((id) => axis(id));
  expect(radarPlan(all, ["a", "d"])).toMatchObject({ axes: ["a", "b", "c", "d"] });
  expect(radarPlan(all, ["a", "c", "d"])).toMatchObject({ axes: ["a", "c", "d"] });
});

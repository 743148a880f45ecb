import { expect, test } from "vitest";
import { metric, ratio, suite } from "./fixture.ts";
import { axesPlan, benchmarkAxes, partAxes, radarBenchmarks, scoreAxes } from "./radar-axes.ts";
import { scoreMatrix } from "./score-matrix.ts";

const part = (subset: string, value: number | null, n = 10, is_aggregate = false) => {
  return { subset, category: [], value, n, is_aggregate };
};
const score = (...subsets: ReturnType<typeof part>[]) => metric("accuracy", 0.5, { subsets });

test("the parts of a benchmark are axes, one value a run; averages and empty parts are none", () => {
  const axes = scoreAxes(
    [
      score(part("law", 0.5), part("math", 0.2), part("all", 0.4, 20, true)),
      score(part("math", 0, 0)),
      null,
    ],
    ratio,
  );
  expect(axes.map(({ name, values }) => [name, values])).toEqual([
    ["law", [0.5, null, null]],
    ["math", [0.2, null, null]],
  ]);
});

test("three parts make a radar, two do not; benchmarks likewise", () => {
  const three = score(part("a", 1), part("b", 1), part("c", 1));
  const rows = scoreMatrix(
    [
      {
        runId: "r",
        suites: [suite("x", [three]), suite("y", [score(part("a", 1), part("b", 1))])],
      },
    ],
    0,
    new Map(),
  );
  expect(radarBenchmarks(rows).map((row) => row.suite)).toEqual(["x"]);
  expect(rows[0] && axesPlan(partAxes(rows[0])).kind).toBe("axes");
  expect(axesPlan(benchmarkAxes(rows)).kind).toBe("too-few");
});

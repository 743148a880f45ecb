import { expect, test } from "vitest";
import {
  baselineIndex,
  compareState,
  type CompareState,
  withoutRun,
  withRun,
} from "./compare-state.ts";
import { replaceQuery } from "./query-string.ts";

const state: CompareState = {
  runs: ["a,1", "b", "c"],
  baseline: "b",
  tab: "configuration",
  metrics: new Map([["qa~x", "rouge:mean[n=1,v=l]"]]),
  open: ["qa"],
  chart: "radar",
  drawn: [],
  allSettings: true,
  find: "lr",
};

test("any state survives its address", () => {
  const query = new URLSearchParams(replaceQuery("", compareState, state));
  expect(compareState.parse(query)).toEqual(state);
});

test("the address of two runs is as short as can be", () => {
  const plain = compareState.parse(new URLSearchParams("runs=a,b&baseline=a&tab=nonsense"));
  expect(replaceQuery("", compareState, plain)).toBe("?runs=a,b");
});

test("the first run is the baseline unless one of the runs is chosen", () => {
  expect(baselineIndex(state)).toBe(1);
  expect(baselineIndex({ runs: ["a"], baseline: "gone" })).toBe(0);
});

test("a run is added once; removing the baseline forgets it", () => {
  expect(withRun(withRun(state, "d"), "d").runs).toEqual(["a,1", "b", "c", "d"]);
  expect(withoutRun(state, "b")).toMatchObject({ runs: ["a,1", "c"], baseline: null });
});

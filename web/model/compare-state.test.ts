import { expect, test } from "vitest";
import {
  compareState,
  type CompareState,
  withBaseline,
  withoutRun,
  withRun,
} from "./compare-state.ts";
import { replaceQuery } from "./query-string.ts";

const state: CompareState = {
  runs: ["a,1", "b", "c"],
  tab: "configuration",
  against: "c",
  metrics: new Map([["qa~x", "rouge:mean[n=1,v=l]"]]),
  open: ["qa"],
  weights: new Map([["qa~x", 2.5]]),
  radar: "qa",
  axes: ["main", "a,b"],
  drawn: [],
  allSettings: true,
  find: "lr",
};

const parsed = (query: string) => compareState.parse(new URLSearchParams(query));

test("any state survives its address", () => {
  expect(parsed(replaceQuery("", compareState, state))).toEqual(state);
});

test("the address of two runs is as short as can be", () => {
  expect(replaceQuery("", compareState, parsed("runs=a,b&tab=nonsense"))).toBe("?runs=a,b");
});

test("the first run is the baseline; an older address that names one puts it first", () => {
  expect(parsed("runs=a,b,c&baseline=b").runs).toEqual(["b", "a", "c"]);
  expect(parsed("runs=a,b&baseline=gone").runs).toEqual(["a", "b"]);
  expect(withBaseline(state, "c")).toMatchObject({ runs: ["c", "a,1", "b"], against: null });
});

test("a run is added once; one that is removed is forgotten", () => {
  expect(withRun(withRun(state, "d"), "d").runs).toEqual(["a,1", "b", "c", "d"]);
  expect(withoutRun(state, "c")).toMatchObject({ runs: ["a,1", "b"], against: null });
});

test.each(["qa~11", "qa~-1", "qa~x", "qa~", "~2"])("a weight such as %s is none", (weight) => {
  expect(parsed(`weights=${weight}`).weights.size).toBe(0);
});

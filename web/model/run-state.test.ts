import { expect, test } from "vitest";
import { replaceQuery } from "./query-string.ts";
import { type RunState, runsAddress, runState, samplesAddress } from "./run-state.ts";

const untouched: RunState = { tab: "overview", open: [], find: "" };

test("an untouched page has a bare address, and any state survives its address", () => {
  expect(replaceQuery("", runState, untouched)).toBe("");
  const state: RunState = { tab: "configuration", open: ["a,b", "c"], find: "lr & seed" };
  expect(runState.parse(new URLSearchParams(replaceQuery("", runState, state)))).toEqual(state);
});

test("an unknown tab is the first", () => {
  expect(runState.parse(new URLSearchParams("tab=nonsense"))).toEqual(untouched);
});

test("the other runs of a project have an address", () => {
  expect(runsAddress("project", "a, b")).toBe("/runs/?project=a%252C%20b");
});

test("samples of one outcome have an address", () => {
  expect(samplesAddress("a b", { suite: "gsm8k", outcome: "wrong" })).toBe(
    "/runs/a%20b/?outcome=wrong&suite=gsm8k&tab=samples",
  );
});

import { expect, test } from "vitest";
import { groupRuns } from "./group-runs.ts";
import { runList } from "./run-fixtures.ts";
import { groupSelection, turnAll } from "./select-runs.ts";

test("turning selects what is missing; where all are selected, none is", () => {
  expect(turnAll(["a", "x"], ["a", "b"])).toEqual(["a", "x", "b"]);
  expect(turnAll(["a", "x", "b"], ["a", "b"])).toEqual(["x"]);
});

test("a group is selected in whole, in part or not at all", () => {
  const { rows } = runList([{ run_id: "a" }, { run_id: "b" }]);
  const [group] = groupRuns(rows, new Set());
  const told = [[], ["a"], ["a", "b"], ["c"]].map((selected) =>
    group?.kind === "group" ? groupSelection(group, new Set(selected)) : null,
  );
  expect(told).toEqual(["none", "some", "all", "none"]);
});

import { expect, test } from "vitest";
import { combinedRun, formatCombined, parseCombined, withCombined } from "./combined-series.ts";

test("combinations survive the address, whatever names hold", () => {
  const combined = new Map([
    ["train/loss", ["eval/loss", "a,b%2C"]],
    ["c,d", ["e"]],
  ]);
  expect(parseCombined(formatCombined(combined))).toEqual(combined);
  expect(formatCombined(new Map())).toBeNull();
});

test("a chart of its own series alone is no combination", () => {
  expect(parseCombined("train/loss").size).toBe(0);
  expect(withCombined(new Map([["a", ["b"]]]), "a", []).size).toBe(0);
});

test("a line is named by its series, and by its run where there are several; each has a colour of its own", () => {
  const run = { runId: "r", label: "A r", color: "red" };
  expect(combinedRun(run, 1, "eval/loss", 1)).toMatchObject({
    runId: "r eval/loss",
    label: "eval/loss",
  });
  expect(combinedRun(run, 2, "eval/loss", 1).label).toBe("A r · eval/loss");
  expect(combinedRun(run, 1, "a", 0).color).not.toBe(combinedRun(run, 1, "b", 1).color);
});

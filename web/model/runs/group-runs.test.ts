import { expect, test } from "vitest";
import { bestScore, groupRuns } from "./group-runs.ts";
import { runList } from "./run-fixtures.ts";

const { rows } = runList([
  { run_id: "1", project: "b", experiment: "x", start_time: "2026-11-01T00:00:00Z" },
  { run_id: "2", project: "a", experiment: "x" },
  { run_id: "3", project: "b", experiment: "y/z", start_time: "2026-11-03T00:00:00Z" },
  { run_id: "4" },
]);
const drawn = (folded: readonly string[]) =>
  groupRuns(rows, new Set(folded)).map(
    (item) => `${" ".repeat(item.depth)}${item.kind === "run" ? item.row.id : `[${item.id}]`}`,
  );

test("groups stand where their first run stands", () => {
  expect(drawn([])).toEqual([
    "[b]",
    " [b/x]",
    "  [b/x/%]",
    "   1",
    " [b/y%2Fz]",
    "  [b/y%2Fz/%]",
    "   3",
    "[a]",
    " [a/x]",
    "  [a/x/%]",
    "   2",
    "[%]",
    " [%/%]",
    "  [%/%/%]",
    "   4",
  ]);
});

test("a folded group hides what is in it", () => {
  expect(drawn(["b", "%"])).toEqual(["[b]", "[a]", " [a/x]", "  [a/x/%]", "   2", "[%]"]);
});

test("the latest run of a group is the one that started last", () => {
  const [group] = groupRuns(rows, new Set());
  expect(group?.kind === "group" ? group.latest?.id : null).toBe("3");
});

test("the best score follows the direction and ignores other metrics", () => {
  const scored = runList(
    [0.2, 0.9, 0.4].map((value, n) => ({
      run_id: String(n),
      metrics_summary: { "s/overall": value, "p/overall": value },
      headline: { "s/overall": n === 1 ? "perplexity" : "accuracy", "p/overall": "perplexity" },
    })),
  );
  const best = scored.benchmarks.map((column) => [column.label, bestScore(scored.rows, column)]);
  expect(best).toEqual([
    ["p", 0.2],
    ["s", 0.4],
  ]);
});

import { expect, test } from "vitest";
import { runList } from "./run-fixtures.ts";
import { cellSemantics, isSameMetric, scoreOf } from "./benchmark-column.ts";
import { accuracy, manifest, perplexity } from "./run-fixtures.ts";

const runs = Array.from({ length: 10 }, (_, n) => ({
  run_id: `run ${n}`,
  metrics_summary: { ...(n === 3 || n === 7 ? { rare: n } : {}), ...(n === 5 ? {} : { usual: n }) },
  headline: { rare: n === 7 ? "perplexity" : "accuracy", usual: "accuracy" },
}));
const { rows, benchmarks } = runList(runs);
const column = (key: string) => benchmarks.filter((one) => one.key === key);

test.each(["rare", "usual"])("every run has its own score of a %s benchmark, or none", (key) => {
  const [benchmark] = column(key);
  const read = rows.map((row) => benchmark && scoreOf(row, benchmark));
  expect(read).toEqual(
    runs.map(({ metrics_summary }) => new Map(Object.entries(metrics_summary)).get(key) ?? null),
  );
  expect(benchmark?.runs).toBe(key === "rare" ? 2 : 9);
});

test("a score of another metric than most runs' is told apart, with its own meaning", () => {
  const told = [3, 7].map((n) =>
    column("rare").flatMap((one) =>
      rows
        .slice(n, n + 1)
        .map((row) => [isSameMetric(row, one), cellSemantics(row, one, manifest)]),
    ),
  );
  expect(told).toEqual([[[true, accuracy]], [[false, perplexity]]]);
});

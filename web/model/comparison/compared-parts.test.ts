import type { MetricScore } from "@evalsite/protocol";
import { expect, test } from "vitest";
import { metric, suite } from "../scores/fixture.ts";
import { scoreMatrix } from "../scores/score-matrix.ts";
import { comparedParts, partRows, partsOf } from "./compared-parts.ts";

type Subset = MetricScore["subsets"][number];

const subset = (name: string, value: number | null, n: number): Subset => ({
  subset: name,
  category: [],
  value,
  n,
  is_aggregate: false,
});

function rowOf(...runs: readonly (readonly Subset[])[]) {
  const [row] = scoreMatrix(
    runs.map((subsets, at) => ({
      runId: `run-${at}`,
      suites: [suite("bench", [metric("accuracy", 0.5, { subsets: [...subsets] })])],
    })),
    0,
    new Map(),
  );
  if (row === undefined) throw new Error("no row");
  return row;
}

test("a part that a run lacks, and one of which it has no sample, have no score and are told apart", () => {
  const row = rowOf(
    [subset("easy", 0.5, 10), subset("hard", 0.2, 10)],
    [subset("easy", 0, 0)],
    [subset("easy", null, 10), subset("hard", 0.4, 10)],
  );
  const rows = partRows(row);
  expect(rows.map(({ name, scores }) => [name, ...scores])).toEqual([
    ["easy", { value: 0.5, n: 10 }, "no-samples", "no-score"],
    ["hard", { value: 0.2, n: 10 }, "no-suite", { value: 0.4, n: 10 }],
  ]);
  const compared = comparedParts(row, rows, 0, partsOf(row), null, 0.02);
  expect(compared.map((all) => all.map((one) => one?.comparison.difference ?? null))).toEqual([
    [null, null, null],
    [null, null, expect.closeTo(0.2)],
  ]);
});

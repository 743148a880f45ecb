import { expect, test } from "vitest";
import { metric, suite } from "./fixture.ts";
import { type MatrixCell, scoreMatrix } from "./score-matrix.ts";

const none = new Map<string, string>();

function run(runId: string, ...suites: ReturnType<typeof suite>[]) {
  return { runId, suites };
}

function summary(cell: MatrixCell | undefined) {
  return cell?.kind === "score" ? cell.score.value : cell?.kind;
}

test("a missing benchmark, a missing metric and a missing value stay apart and are never zero", () => {
  const [row] = scoreMatrix(
    [
      run("a", suite("math", [metric("accuracy", null)])),
      run("b"),
      run("c", suite("math", [metric("f1", 0.5)])),
    ],
    0,
    new Map([["math", "accuracy"]]),
  );
  expect(row?.cells.map(summary)).toEqual([null, "no-suite", "no-metric"]);
});

test("the reader may choose another metric than the headline", () => {
  const both = suite("qa", [metric("rouge", 0.3), metric("bleu", 0.1)]);
  const [row] = scoreMatrix([run("a", both), run("b", both)], 0, new Map([["qa", "bleu"]]));
  expect(row).toMatchObject({ metricKey: "bleu", metrics: [{ key: "rouge" }, { key: "bleu" }] });
});

test("rows follow the baseline, then the names; a baseline that is not there hurts nothing", () => {
  const a = run("a", suite("z", [metric("accuracy", 1)]));
  const b = run("b", suite("y", [metric("accuracy", 1)]), suite("x", [metric("accuracy", 1)]));
  const names = (baseline: number) => scoreMatrix([a, b], baseline, none).map((row) => row.suite);
  expect([names(0), names(1), names(-1)]).toEqual([
    ["z", "x", "y"],
    ["y", "x", "z"],
    ["x", "y", "z"],
  ]);
});

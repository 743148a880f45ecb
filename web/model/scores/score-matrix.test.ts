import { expect, test } from "vitest";
import { around, metric, ratio, suite } from "./fixture.ts";
import { type MatrixCell, scoreMatrix } from "./score-matrix.ts";

const none = new Map<string, string>();
const lower = { ...ratio, direction: "lower" as const };

function run(runId: string, ...suites: ReturnType<typeof suite>[]) {
  return { runId, suites };
}

function summary(cell: MatrixCell | undefined) {
  if (cell?.kind !== "score") return cell?.kind;
  return [cell.score.value, cell.delta, cell.isBest, cell.heat, cell.overlap];
}

test("each value is set against the baseline, and the best of the row is marked", () => {
  const [row] = scoreMatrix(
    [
      run("a", suite("math", [metric("accuracy", 0.5, { interval: around(0.5, 0.05) })])),
      run("b", suite("math", [metric("accuracy", 0.75, { interval: around(0.75, 0.05) })])),
      run("c", suite("math", [metric("accuracy", 0.5, { interval: around(0.5, 0.05) })])),
    ],
    0,
    none,
  );
  expect(row?.cells.map(summary)).toEqual([
    [0.5, null, false, 0, "unknown"],
    [0.75, 0.25, true, 1, "apart"],
    [0.5, 0, false, 0, "overlap"],
  ]);
});

test("with lower is better, the lowest is best", () => {
  const [row] = scoreMatrix(
    [
      run("a", suite("asr", [metric("wer", 0.5, { semantics: lower })])),
      run("b", suite("asr", [metric("wer", 0.25, { semantics: lower })])),
    ],
    0,
    none,
  );
  expect(row?.cells.map(summary)).toEqual([
    [0.5, null, false, 0, "unknown"],
    [0.25, -0.25, true, 1, "unknown"],
  ]);
});

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
  expect(row?.cells.map(summary)).toEqual([
    [null, null, false, null, "unknown"],
    "no-suite",
    "no-metric",
  ]);
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

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

test("a row is headed by what most runs are headed by, of equally many by the first", () => {
  const by = (name: string) => suite("qa", [metric(name, 0.5), metric("other", 0.1)]);
  const headed = (...names: readonly string[]) =>
    scoreMatrix(
      names.map((name, at) => run(`${at}`, by(name))),
      0,
      none,
    )[0]?.metricKey;
  expect(headed("rouge", "bleu", "bleu")).toBe("bleu");
  expect(headed("rouge", "bleu")).toBe("rouge");
  const [row] = scoreMatrix([run("a", by("rouge")), run("b", by("bleu"))], 0, none);
  expect(row?.metrics.map(({ key }) => key)).toEqual(["rouge", "other", "bleu"]);
});

test("title and meaning are those of a run that has them, the baseline's first", () => {
  const cents = { ...metric("m", 1).semantics, unit: "cent" };
  const [a, b] = [
    suite("qa", [metric("m", 0.5)]),
    suite("qa", [metric("m", 0.5, { semantics: cents })], { title: "Questions" }),
  ];
  const rowOf = (baseline: number) => scoreMatrix([run("a", a), run("b", b)], baseline, none)[0];
  expect(rowOf(0)).toMatchObject({ title: "Questions", semantics: { unit: null } });
  expect(rowOf(1)).toMatchObject({ title: "Questions", semantics: { unit: "cent" } });
  const [gone] = scoreMatrix([run("a"), run("b", b)], 0, none);
  expect(gone?.semantics.unit).toBe("cent");
});

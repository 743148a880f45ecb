import { ProjectsFile, type RunScores, toTraits } from "@evalsite/protocol";
import { expect, test } from "vitest";
import { compositeColumn, weightsOf } from "./composite-column.ts";
import { compositeDelta, deltaColumns } from "./delta-column.ts";
import { filterRuns } from "./filter-runs.ts";
import { columnValue, runColumns } from "./run-column.ts";
import { manifest, runList } from "./run-fixtures.ts";
import type { RunRow } from "./run-row.ts";
import { noFilter } from "./runs-state.ts";
import { exactTable } from "./runs-text-table.ts";
import { seriesDirection, seriesRank } from "./series-direction.ts";
import { shownColumns } from "./shown-columns.ts";
import { blocksOf, isTraitId, traitColumns, usualTraitIds } from "./trait-column.ts";

const trained = (status: "complete" | "partial") => ({
  kinds: ["training" as const],
  states: [
    {
      kind: "training" as const,
      status,
      reason: status === "complete" ? ("end-reached" as const) : ("stopped" as const),
      done: null,
      total: null,
      unit: null,
      detail: null,
    },
  ],
});

const { rows, benchmarks } = runList([
  {
    run_id: "base",
    project: "p",
    metrics_summary: { "gsm8k/overall": 0.5, "wiki/overall": 20 },
    headline: { "gsm8k/overall": "accuracy", "wiki/overall": "perplexity" },
    ...trained("complete"),
  },
  {
    run_id: "next",
    project: "p",
    metrics_summary: { "gsm8k/overall": 0.75, "mmlu/overall": 0.5 },
    headline: { "gsm8k/overall": "accuracy", "mmlu/overall": "accuracy" },
    ...trained("partial"),
  },
  { run_id: "lost", project: "q", ...trained("complete") },
]);

const end = (last: number | null, low: number, lost: null | "NaN" = null) => ({
  first: 3,
  last,
  low,
  high: 3,
  lost: lost && { step: 310, value: lost },
});
const made = toTraits([
  {
    run_id: "base",
    traits: {
      series: new Map([
        ["train/loss", end(0.5, 0.4)],
        ["eval/loss", end(0.9, 0.8)],
        ["train/grad_norm", end(1, 0.5)],
      ]),
      settings: new Map([
        ["lr", "1e-5"],
        ["seed", "1"],
        ["out", "a/b"],
      ]),
    },
  },
  {
    run_id: "next",
    traits: {
      series: new Map([["eval/loss", end(0.7, 0.6)]]),
      settings: new Map([
        ["lr", "0.0002"],
        ["seed", "1"],
        ["out", "a/c"],
      ]),
    },
  },
  {
    run_id: "lost",
    traits: { series: new Map([["eval/loss", end(1.5, 1.2, "NaN")]]), settings: new Map() },
  },
]);
if (made === null) throw new Error("no traits");
const list = { ...made.list, blocks: made.blocks.map(() => ({ file: "f", crc32: 0 })) };
const figures = traitColumns(list, new Map(made.blocks.entries()));
const columns = runColumns(benchmarks, figures);
const column = (id: string) => {
  const found = columns.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const values = (id: string) => rows.map((row) => columnValue(row, column(id)));

test("evaluation losses come first; where better is unknown there is no best value", () => {
  expect(figures.map(({ id }) => id)).toEqual([
    "last:eval/loss",
    "best:eval/loss",
    "final:eval/loss",
    "last:train/loss",
    "best:train/loss",
    "final:train/loss",
    "last:train/grad_norm",
    "final:train/grad_norm",
    "low:train/grad_norm",
    "high:train/grad_norm",
    "param:lr",
    "param:out",
    "param:seed",
  ]);
});

test("a log that ends without a number has no last value to sort by, says NaN and since when", () => {
  expect(values("last:eval/loss")).toEqual([0.9, 0.7, null]);
  expect(values("best:eval/loss")).toEqual([0.8, 0.6, 1.2]);
  const last = column("last:eval/loss");
  if (last.kind !== "figure") throw new Error("no figure");
  expect(rows.map((row) => last.text(row))).toEqual(["0.9", "0.7", "NaN"]);
  expect(rows.map((row) => last.hint(row))).toEqual([
    null,
    null,
    { kind: "lost", step: 310, last: "1.5" },
  ]);
  expect(exactTable(rows, [last], () => "x").rows).toEqual([[0.9], [0.7], ["NaN"]]);
});

test("only a training that came to its end has a final value", () => {
  expect(values("final:eval/loss")).toEqual([0.9, null, null]);
});

test("hyper-parameters that are numbers sort and filter as numbers", () => {
  expect(values("param:lr")).toEqual([1e-5, 2e-4, null]);
  expect(values("param:out")).toEqual(["a/b", "a/c", null]);
  const only = (key: string, min: number | null, max: number | null) =>
    filterRuns(rows, columns, { ...noFilter, scores: [{ key, min, max }] }).map(({ id }) => id);
  expect(only("param:lr", 1e-4, null)).toEqual(["next"]);
  expect(only("last:eval/loss", null, 0.8)).toEqual(["next"]);
  expect(only("gsm8k/overall", 0.6, null)).toEqual(["next"]);
  expect(only("last:nothing", 0, null)).toEqual([]);
});

test("among trainings the leading loss and what differs at a glance are shown unasked", () => {
  const ids = shownColumns(columns, null, rows, false).map(({ id }) => id);
  expect(ids).toContain("last:eval/loss");
  expect(ids).toContain("param:lr");
  expect(ids).not.toContain("param:seed");
  expect(ids).not.toContain("param:out");
  expect(usualTraitIds(list)).toEqual(["last:eval/loss", "param:lr", "param:out"]);
  const [base] = rows;
  const untrained = base === undefined ? [] : [{ ...base, entry: { ...base.entry, kinds: [] } }];
  expect(shownColumns(columns, null, untrained, false).map(({ id }) => id)).not.toContain(
    "last:eval/loss",
  );
});

test("only the blocks of the wanted columns are asked for", () => {
  const apart = { ...list, settings: list.settings.map((one) => ({ ...one, block: 3 })) };
  expect(blocksOf(apart, ["score:x", "best:eval/loss"])).toEqual([0]);
  expect(blocksOf(apart, ["param:lr", "last:train/loss", "param:seed"])).toEqual([0, 3]);
  expect(["last:a", "param:b", "score:c", "name"].map(isTraitId)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test.each([
  ["eval/loss", "lower", 0],
  ["train/loss", "lower", 1],
  ["train/perplexity", "lower", 2],
  ["eval/accuracy", "higher", 3],
  ["train/reward", "higher", 4],
  ["train/learning_rate", "none", 4],
  ["train/grad_norm", "none", 4],
] as const)("%s is better %s", (name, direction, rank) => {
  expect([seriesDirection(name), seriesRank(name)]).toEqual([direction, rank]);
});

const projects = ProjectsFile.parse({
  schema_version: "v1",
  revision: 1,
  projects: [
    {
      name: "p",
      aliases: [],
      title: null,
      description: null,
      links: [],
      baseline: null,
      benchmarks: [
        { suite: "gsm8k", metric: null, weight: 3, target: null },
        { suite: "mmlu", metric: null, weight: 1, target: null },
      ],
      checkpoint: { axis: null, pattern: null, best_by: null },
      experiments: [],
      tags: {},
    },
  ],
  issues: [],
});

test("the composite takes the project's weights unless the reader gives others", () => {
  const own = compositeColumn({ benchmarks, manifest, projects, weights: new Map() });
  // (3·0.75 + 1·0.5)/4
  expect(rows.map((row) => own.text(row))).toEqual([null, "68.8", null]);
  expect(rows.map((row) => own.hint(row))).toEqual([
    { kind: "lacking", suites: ["mmlu"] },
    null,
    { kind: "no-weights" },
  ]);
  const given = compositeColumn({
    benchmarks,
    manifest,
    projects,
    weights: new Map([["mmlu", 0]]),
  });
  expect(rows.map((row) => given.text(row))).toEqual(["50.0", "75.0", null]);
  expect(weightsOf("q", { projects, weights: new Map() }).size).toBe(0);
  const [base] = rows;
  if (base === undefined) throw new Error("no run");
  const delta = compositeDelta(given, base);
  expect(rows.map((row) => delta.text(row))).toEqual([null, "+25.0", null]);
  const fixed = (value: number) => ({
    ...given,
    value: (row: RunRow) => (row === base ? 5 : value),
  });
  const [, next] = rows;
  if (next === undefined) throw new Error("no run");
  const texts = [5, 2.5, 5.04].map((value) => compositeDelta(fixed(value), base).text(next));
  expect(texts).toEqual(["0.0", "−2.5", "+0.0"]);
});

test("differences to a baseline are marked only where the reports resolve them", () => {
  const [baseline] = rows;
  if (baseline === undefined) throw new Error("no run");
  const interval = (low: number, high: number) => ({ low, high, level: 0.95, method: "wilson" });
  const scores = (low: number, high: number): RunScores =>
    new Map([["gsm8k/overall", { interval: interval(low, high), n: 900, status: "complete" }]]);
  const made = (wide: number) =>
    deltaColumns({
      baseline,
      benchmarks,
      manifest,
      details: new Map([
        ["base", scores(0.5 - wide, 0.5 + wide)],
        ["next", scores(0.75 - wide, 0.75 + wide)],
      ]),
    });
  const [narrow] = made(0.02);
  const [wide] = made(0.3);
  expect(made(0.02).map(({ id }) => id)).toEqual(["delta:gsm8k/overall", "delta:wiki/overall"]);
  expect(rows.map((row) => narrow?.text(row))).toEqual([null, "+25.0", null]);
  expect(rows.map((row) => narrow?.tone(row))).toEqual([null, "better", null]);
  expect(rows.map((row) => wide?.tone(row))).toEqual([null, null, null]);
  // 0.25 ∓ √(0.02² + 0.02²)
  expect(narrow?.hint(rows[1] ?? baseline)).toEqual({
    kind: "interval",
    text: "[+22.2, +27.8]",
    isResolved: true,
  });
  const shown = shownColumns(
    runColumns(benchmarks, made(0.02)),
    ["score:gsm8k/overall"],
    rows,
    false,
  );
  expect(shown.map(({ id }) => id)).toEqual(["name", "score:gsm8k/overall", "delta:gsm8k/overall"]);
});

test("scores that few of the visible runs have wait for the reader, and empty ones stand last", () => {
  const many = runList(
    Array.from({ length: 40 }, (_, at) => ({
      run_id: `r${at}`,
      metrics_summary: { [`a${at % 20}/overall`]: 0.5, "common/overall": 0.5 },
      headline: { [`a${at % 20}/overall`]: "accuracy", "common/overall": "accuracy" },
    })),
  );
  const all = runColumns(many.benchmarks);
  const scores = (some: readonly (typeof all)[number][]) =>
    some.map(({ id }) => id).filter((id) => id.startsWith("score:"));
  expect(scores(shownColumns(all, null, many.rows, false))).toEqual([
    "score:a0/overall",
    "score:a1/overall",
    "score:common/overall",
  ]);
  const one = many.rows.filter(({ id }) => id === "r7");
  expect(scores(shownColumns(all, null, one, false))).toEqual([
    "score:a7/overall",
    "score:common/overall",
  ]);
  const chosen = ["score:a1/overall", "score:a7/overall"];
  expect(scores(shownColumns(all, chosen, one, false))).toEqual([
    "score:a7/overall",
    "score:a1/overall",
  ]);
});

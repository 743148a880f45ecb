import { describe, expect, test } from "vitest";
import type { TrainingRow } from "../extract/fact.ts";
import type { ShardPoints } from "@evalsite/protocol";
import { SeriesColumns } from "./series-columns.ts";
import { type Curves, curvesOf } from "./series.ts";

/** Rows from text columns: step and values; "-" = not logged. */
function rows(text: string, options: { file?: string; rank?: number } = {}): TrainingRow[] {
  const [head = "", ...body] = text.trim().split("\n");
  const names = head.trim().split(/\s+/).slice(1);
  return body.map((line, at) => {
    const [step = "", ...cells] = line.trim().split(/\s+/);
    const values = names.flatMap((name, column) => {
      const cell = cells[column] ?? "-";
      return cell === "-" ? [] : [[name, Number(cell)] as const];
    });
    return {
      kind: "training-row",
      place: { file: options.file ?? "log", line: at + 1 },
      step: step === "-" ? null : Number(step),
      axes: {},
      values: new Map(values),
      naming: "trainer",
      rank: options.rank ?? 20,
    };
  });
}

/** The last column is the time since the process began. */
function timed(text: string): TrainingRow[] {
  return rows(text).map((row) => {
    const values = new Map(row.values);
    const elapsedS = values.get("elapsed") ?? 0;
    values.delete("elapsed");
    return { ...row, values, axes: { elapsedS } };
  });
}

function curves(given: readonly TrainingRow[]): Curves & { readonly shards: ShardPoints[] } {
  const columns = new SeriesColumns();
  for (const row of given) columns.add(row);
  return drawn(columns);
}

function drawn(columns: SeriesColumns): Curves & { readonly shards: ShardPoints[] } {
  const shards: ShardPoints[] = [];
  const keep = (points: ShardPoints) => ({ path: String(shards.push(points)), blocks: [] });
  return { ...curvesOf(columns, [], keep), shards };
}

const loss = (rowsGiven: readonly TrainingRow[]) =>
  curves(rowsGiven).series.find((series) => series.name === "train/loss");

describe("curvesOf", () => {
  test("names series by the trainer's rule and keeps points in step order", () => {
    const { series } = curves(
      rows(`
        step loss eval_loss
        1    2.0  -
        2    1.5  1.8`),
    );
    expect(series.map(({ name, points }) => [name, points])).toEqual([
      ["eval/loss", [{ step: 2, value: 1.8 }]],
      [
        "train/loss",
        [
          { step: 1, value: 2 },
          { step: 2, value: 1.5 },
        ],
      ],
    ]);
  });

  test("a new process that dies early replaces only the steps that it logged again", () => {
    const body = Array.from({ length: 10 }, (_, at) => `${at * 100} ${9 - at} ${at * 60}`);
    const given = timed(`step loss elapsed\n${body.join("\n")}\n600 7 5\n650 6.5 35`);
    expect(loss(given)?.points.map(({ step, value }) => [step, value])).toEqual([
      [0, 9],
      [100, 8],
      [200, 7],
      [300, 6],
      [400, 5],
      [500, 4],
      [600, 7],
      [650, 6.5],
      [700, 2],
      [800, 1],
      [900, 0],
    ]);
    const { events, issues, points } = curves(given);
    expect(events).toEqual([{ step: 600, kind: "restart", series: null, from: 900 }]);
    expect(issues.map(({ message }) => message)).toEqual([
      "train/loss: 1 point(s) replaced: logged again after 1 restart(s); 3 from there on that were not logged again stay",
    ]);
    expect(points).toEqual({ in: 12, out: 11, replaced: 1, repeated: 0, dropped: 0 });
  });

  test("a process whose steps go up and down is not alone, and replaces nothing", () => {
    const columns = new SeriesColumns();
    for (const row of rows("step loss\n1 4\n2 3")) columns.add(row);
    columns.begin({ kind: "training-start", place: { file: "log", line: 4 }, rank: 20 });
    for (const row of rows("step loss\n1 9\n3 2\n2 8\n4 1")) columns.add(row);
    expect(drawn(columns).points).toEqual({ in: 6, out: 6, replaced: 0, repeated: 0, dropped: 0 });
  });

  test("a new process may begin at the very step that was logged last", () => {
    const given = timed(`
      step loss elapsed
      1    4    60
      2    3    120
      2    2.5  50`);
    expect(curves(given).points).toMatchObject({ out: 2, replaced: 1 });
  });

  test("where a new process logs steps again, it replaces the older points there", () => {
    const given = timed(`
      step loss elapsed
      1    4    10
      2    3    20
      3    9    30
      2    2.5  8
      3    2    18`);
    expect(loss(given)?.points).toEqual([
      { step: 1, value: 4 },
      { step: 2, value: 2.5 },
      { step: 3, value: 2 },
    ]);
    const { events, issues, points } = curves(given);
    expect(events).toEqual([{ step: 2, kind: "restart", series: null, from: 3 }]);
    expect(issues).toMatchObject([{ code: "points-replaced", severity: "note" }]);
    expect(points).toEqual({ in: 5, out: 3, replaced: 2, repeated: 0, dropped: 0 });
  });

  test("a new process that logs no step again replaces nothing", () => {
    const given = timed(`
      step loss elapsed
      1    4    10
      4    3    20
      2    2.5  8
      3    2    18`);
    expect(loss(given)?.points.map(({ value }) => value)).toEqual([4, 2.5, 2, 3]);
    expect(curves(given).events).toEqual([]);
  });

  test("a time that falls to anything but a beginning tells of no new process", () => {
    const given = timed(`
      step loss elapsed
      1    1    100
      2    2    200
      3    3    300
      4    4    400
      3    5    290
      4    6    390
      5    7    490
      6    8    590`);
    expect(curves(given).points).toMatchObject({ out: 8, replaced: 0 });
    expect(curves(given).events).toEqual([]);
  });

  test("a reader's word that a new process begins is as good", () => {
    const columns = new SeriesColumns();
    for (const row of rows("step loss\n1 4\n2 3\n3 9")) columns.add(row);
    columns.begin({ kind: "training-start", place: { file: "log", line: 4 }, rank: 20 });
    for (const row of rows("step loss\n2 2.5\n3 2")) columns.add(row);
    const { series, points } = drawn(columns);
    expect(series[0]?.points.map(({ value }) => value)).toEqual([4, 2.5, 2]);
    expect(points).toMatchObject({ in: 5, out: 3, replaced: 2 });
  });

  test("steps that go back without a new process are sorted", () => {
    const given = rows("step loss\n4 1\n2 3\n3 2\n1 4");
    expect(loss(given)?.points.map(({ value }) => value)).toEqual([4, 3, 2, 1]);
    expect(curves(given)).toMatchObject({ events: [], issues: [] });
  });

  test("few second values of a step are a series beside the first ones", () => {
    const body = Array.from({ length: 20 }, (_, at) => `${at} ${at / 10}`);
    const { series, issues, points } = curves(rows(`step loss\n${body.join("\n")}\n19 7`));
    expect(series.map(({ name, points: all }) => [name, all.length, all.at(-1)])).toEqual([
      ["train/loss", 20, { step: 19, value: 1.9 }],
      ["train/loss (again)", 1, { step: 19, value: 7 }],
    ]);
    expect(issues).toMatchObject([{ code: "steps-repeated", severity: "note" }]);
    expect(points.dropped).toBe(0);
  });

  test("where most steps have several values, all are drawn over the log's rows", () => {
    const series = loss(rows("step loss\n1 4\n1 5\n1 5\n1 6\n2 3"));
    expect(series).toMatchObject({ x_is: "row", x: { step: [1, 1, 1, 1, 2] } });
    expect(series?.points).toEqual([
      { step: 0, value: 4 },
      { step: 1, value: 5 },
      { step: 2, value: 5 },
      { step: 3, value: 6 },
      { step: 4, value: 3 },
    ]);
  });

  test("the same step and value again count once", () => {
    const { series, points, issues } = curves(rows("step loss\n1 4\n2 3\n1 4"));
    expect(series[0]?.points.length).toBe(2);
    expect(points).toEqual({ in: 3, out: 2, replaced: 0, repeated: 1, dropped: 0 });
    expect(issues).toMatchObject([{ code: "points-repeated", severity: "note" }]);
  });

  test("equal epochs are different moments", () => {
    const epochs = rows("step loss\n- 4\n- 4\n- 3").map((row, at) => ({
      ...row,
      axes: { epoch: [0, 0, 0.01][at] ?? 0 },
    }));
    const series = loss(epochs);
    expect(series).toMatchObject({ x_is: "row", x: { epoch: [0, 0, 0.01] } });
    expect(series?.points.map(({ value }) => value)).toEqual([4, 4, 3]);
  });

  test("steps that begin anew in each epoch are counted on", () => {
    const given = rows("step loss\n5 4\n10 3\n5 2\n10 1").map((row, at) => ({
      ...row,
      axes: { epoch: at < 2 ? 1 : 2 },
    }));
    const { series, issues } = curves(given);
    expect(series[0]?.points.map(({ step }) => step)).toEqual([5, 10, 15, 20]);
    expect(issues).toMatchObject([{ code: "steps-counted-on", severity: "note" }]);
  });

  test("NaN and Infinity are kept apart and marked", () => {
    const series = loss(
      rows(`
      step loss
      1    4
      2    NaN
      3    Infinity
      4    3`),
    );
    expect(series?.points.map((point) => point.step)).toEqual([1, 4]);
    expect(series?.non_finite).toEqual([
      { step: 2, value: "NaN" },
      { step: 3, value: "Infinity" },
    ]);
    expect(series?.stats).toMatchObject({ first: 4, last: 3, min: 3, max: 4 });
  });

  test("the better source leads and the other fills in what it lacks", () => {
    const exact = rows("step loss\n1 2.00004\n2 1.50013", { file: "state.json", rank: 30 });
    const rounded = rows("step loss\n1 2\n2 1.5001\n3 1", { file: "log.jsonl" });
    expect(loss([...rounded, ...exact])).toMatchObject({
      source: "state.json",
      points: [
        { step: 1, value: 2.00004 },
        { step: 2, value: 1.50013 },
        { step: 3, value: 1 },
      ],
    });
  });

  test("an axis that only the other source has is kept", () => {
    const exact = rows("step loss\n1 2.00012", { file: "state.json", rank: 30 });
    const clocked = rows("step loss\n1 2.0001", { file: "log.jsonl" }).map((row) => ({
      ...row,
      axes: { elapsedS: 6 },
    }));
    expect(loss([...clocked, ...exact])).toMatchObject({
      points: [{ step: 1, value: 2.00012 }],
      x: { elapsed_s: [6] },
    });
  });

  test("a log that takes up where another stopped continues it", () => {
    const before = rows("step loss\n1 4\n2 3\n3 8\n4 9", { file: "log-1" });
    const after = rows("step loss\n3 2.5\n4 2\n5 1", { file: "log-2" });
    const { series, events } = curves([...before, ...after]);
    expect(series[0]?.points.map(({ value }) => value)).toEqual([4, 3, 2.5, 2, 1]);
    expect(events).toContainEqual({ step: 3, kind: "restart", series: null, from: 4 });
  });

  test("points over epochs that no series over steps covers stay, under a name of their own", () => {
    const stepped = rows("step loss\n1 4\n2 3", { file: "a" });
    const epochs = rows("step loss\n- 5\n- 6", { file: "b" }).map((row, at) => ({
      ...row,
      axes: { epoch: at + 0.5 },
    }));
    const { series, points } = curves([...stepped, ...epochs]);
    expect(series.map(({ name, x_is }) => [name, x_is])).toEqual([
      ["train/loss", "step"],
      ["train/loss (epoch)", "epoch"],
    ]);
    expect(points.out).toBe(points.in);
  });

  test("sources that say different things of a step stay apart, named by their files", () => {
    const a = rows("step loss\n1 4\n2 3", { file: "x/seed-a.jsonl" });
    const b = rows("step loss\n1 5\n2 3.5", { file: "x/seed-b.jsonl" });
    const { series, points } = curves([...a, ...b]);
    expect(series.map(({ name }) => name)).toEqual(["seed-a/train/loss", "seed-b/train/loss"]);
    expect(points).toMatchObject({ in: 4, out: 4 });
  });

  test("folders that differ in one series are told apart in all of them", () => {
    const a = rows("step loss lr\n1 4 1\n2 3 1", { file: "lr1/log.jsonl" });
    const b = rows("step loss lr\n1 5 1\n2 3 1", { file: "lr2/log.jsonl" });
    expect(curves([...a, ...b]).series.map(({ name }) => name)).toEqual([
      "lr1/train/loss",
      "lr1/train/lr",
      "lr2/train/loss",
      "lr2/train/lr",
    ]);
  });

  test("rows without a step are numbered, and the axis says so", () => {
    expect(loss(rows("step loss\n- 3\n- 2"))).toMatchObject({
      x_is: "row",
      points: [
        { step: 0, value: 3 },
        { step: 1, value: 2 },
      ],
    });
  });

  test("a jump in the loss is a spike", () => {
    const body = Array.from(
      { length: 60 },
      (_, at) => `${at} ${at === 50 ? 9 : 1 + (at % 5) / 100}`,
    );
    const { events } = curves(rows(`step loss\n${body.join("\n")}`));
    expect(events).toEqual([{ step: 50, kind: "spike", series: "train/loss", from: null }]);
  });

  test("a long series gets an overview with first, last and every extreme, and a shard with all", () => {
    const n = 60_000;
    const body = Array.from({ length: n }, (_, at) => `${at} ${at === 7777 ? 100 : Math.sin(at)}`);
    const { series, shards, points: account } = curves(rows(`step loss\n${body.join("\n")}`));
    const points = series[0]?.points ?? [];
    expect(JSON.stringify(series).length).toBeLessThan(1_000_000);
    expect(points.length).toBeGreaterThan(10_000);
    expect(points[0]?.step).toBe(0);
    expect(points.at(-1)?.step).toBe(n - 1);
    expect(points).toContainEqual({ step: 7777, value: 100 });
    expect(series[0]).toMatchObject({ n_total: n, downsampled: { method: "minmax" } });
    expect(shards.map(({ values }) => values.length)).toEqual([n]);
    expect(account.out).toBe(n);
  });

  test("what many long series share leaves the short ones whole", () => {
    const names = Array.from({ length: 30 }, (_, at) => `m${at}`);
    const body = Array.from({ length: 3000 }, (_, step) => {
      const cells = names.map((_name, at) => Math.sin(step * (at + 1)));
      return [step, ...cells, step % 100 === 0 ? 1 : "-"].join(" ");
    });
    const { series } = curves(rows(`step ${names.join(" ")} few\n${body.join("\n")}`));
    expect(JSON.stringify(series).length).toBeLessThan(1_000_000);
    expect(series.find(({ name }) => name === "train/few")?.points.length).toBe(30);
    const long = series.filter(({ name }) => name !== "train/few");
    expect(long.every(({ downsampled, points }) => downsampled && points.length > 200)).toBe(true);
  });

  test("of a log of nothing but NaN the first are listed, and the others counted", () => {
    const body = Array.from({ length: 5000 }, (_, step) => `${step} NaN`);
    const { series, events, issues, points } = curves(
      rows(`step loss\n0 1\n${body.slice(1).join("\n")}`),
    );
    expect(series[0]?.non_finite.length).toBe(1000);
    expect(points).toMatchObject({ in: 5000, out: 1001, dropped: 3999 });
    expect(events.map(({ step }) => step)).toEqual(Array.from({ length: 1000 }, (_, at) => at + 1));
    expect(issues).toMatchObject([
      { code: "points-dropped", severity: "dropped" },
      { code: "events-left-out", severity: "warning", count: 3999 },
    ]);
  });

  test("of restarts without end the first are listed, and the others counted", () => {
    const columns = new SeriesColumns();
    for (let step = 0; step < 1500; step++) {
      for (const row of rows(`step loss\n${step} 1\n${step + 1} 1`)) columns.add(row);
      columns.begin({ kind: "training-start", place: { file: "log", line: null }, rank: 20 });
    }
    const { events, issues } = drawn(columns);
    expect(events.length).toBe(1000);
    expect(issues).toContainEqual(expect.objectContaining({ code: "events-left-out", count: 499 }));
  });
});

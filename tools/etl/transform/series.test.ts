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

function curves(given: readonly TrainingRow[]): Curves & { readonly shards: ShardPoints[] } {
  const columns = new SeriesColumns();
  for (const row of given) columns.add(row);
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

  test("a step that goes back replaces the older points and is marked", () => {
    const given = rows(`
      step loss
      1    4
      2    3
      3    9
      2    2.5
      3    2`);
    expect(loss(given)?.points).toEqual([
      { step: 1, value: 4 },
      { step: 2, value: 2.5 },
      { step: 3, value: 2 },
    ]);
    const { events, issues, pointsIn, pointsOut } = curves(given);
    expect(events).toEqual([{ step: 2, kind: "restart", series: null, from: 3 }]);
    expect(issues.map((issue) => issue.message)).toEqual(["train/loss: 2 point(s), 1 restart(s)"]);
    expect([pointsIn, pointsOut]).toEqual([5, 3]);
  });

  test("of equal steps the last wins, without a restart", () => {
    const given = rows(`
      step loss
      1    4
      1    5`);
    expect(loss(given)?.points).toEqual([{ step: 1, value: 5 }]);
    expect(curves(given).events).toEqual([]);
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
    const exact = rows("step loss\n1 2.0001\n2 1.5001", { file: "state.json", rank: 30 });
    const rounded = rows("step loss\n1 2\n2 1.5\n3 1", { file: "log.jsonl" });
    expect(loss([...rounded, ...exact])).toMatchObject({
      source: "state.json",
      points: [
        { step: 1, value: 2.0001 },
        { step: 2, value: 1.5001 },
        { step: 3, value: 1 },
      ],
    });
  });

  test("an axis that only the other source has is kept", () => {
    const exact = rows("step loss\n1 2.0001", { file: "state.json", rank: 30 });
    const timed = rows("step loss\n1 2", { file: "log.jsonl" }).map((row) => ({
      ...row,
      axes: { elapsedS: 6 },
    }));
    expect(loss([...timed, ...exact])).toMatchObject({
      points: [{ step: 1, value: 2.0001 }],
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
    const { series, pointsIn, pointsOut } = curves([...stepped, ...epochs]);
    expect(series.map(({ name, x_is }) => [name, x_is])).toEqual([
      ["train/loss", "step"],
      ["train/loss (epoch)", "epoch"],
    ]);
    expect(pointsOut).toBe(pointsIn);
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
    const { series, shards, pointsOut } = curves(rows(`step loss\n${body.join("\n")}`));
    const points = series[0]?.points ?? [];
    expect(JSON.stringify(series).length).toBeLessThan(1_000_000);
    expect(points.length).toBeGreaterThan(10_000);
    expect(points[0]?.step).toBe(0);
    expect(points.at(-1)?.step).toBe(n - 1);
    expect(points).toContainEqual({ step: 7777, value: 100 });
    expect(series[0]).toMatchObject({ n_total: n, downsampled: { method: "minmax" } });
    expect(shards.map(({ values }) => values.length)).toEqual([n]);
    expect(pointsOut).toBe(n);
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
    const { series, events, issues } = curves(rows(`step loss\n0 1\n${body.slice(1).join("\n")}`));
    expect(series[0]?.non_finite.length).toBe(1000);
    expect(events.map(({ step }) => step)).toEqual(Array.from({ length: 1000 }, (_, at) => at + 1));
    expect(issues).toMatchObject([{ code: "events-left-out", severity: "warning", count: 3999 }]);
  });

  test("of restarts without end the first are listed, and the others counted", () => {
    const body = Array.from({ length: 1500 }, (_, step) => `${step + 1} 1\n${step} 1`);
    const { events, issues } = curves(rows(`step loss\n${body.join("\n")}`));
    expect(events.length).toBe(1000);
    expect(issues).toContainEqual(expect.objectContaining({ code: "events-left-out", count: 500 }));
  });
});

import type { Series, ShardPoints } from "@evalsite/protocol";
import { columnsFor, momentOf } from "./column.ts";

type NonFinite = Series["non_finite"][number]["value"];
type AxisName = keyof Series["x"];

/** One point of one series. */
export interface SeriesRow {
  readonly runId: string;
  readonly series: Series;
  readonly step: number;
  /** Null where it is no finite number. */
  readonly value: number | null;
  readonly nonFinite: NonFinite | null;
  /** Place among the published points, where the other axes are known; null in between. */
  readonly at: number | null;
}

const { required, optional } = columnsFor<SeriesRow>();

/** `series`: a row a point, in full resolution. The project is the partition. */
export const seriesColumns = [
  required("run_id", "STRING", ({ runId }) => runId),
  required("name", "STRING", ({ series }) => series.name),
  required("step", "DOUBLE", ({ step }) => step),
  optional("value", "DOUBLE", ({ value }) => value),
  optional("non_finite", "STRING", ({ nonFinite }) => nonFinite),
  required("x_is", "STRING", ({ series }) => series.x_is),
  optional("epoch", "DOUBLE", (row) => axisOf(row, "epoch")),
  optional("elapsed_s", "DOUBLE", (row) => axisOf(row, "elapsed_s")),
  optional("wall_time", "TIMESTAMP", wallTime),
  optional("tokens", "DOUBLE", (row) => axisOf(row, "tokens")),
  optional("samples", "DOUBLE", (row) => axisOf(row, "samples")),
  optional("source", "STRING", ({ series }) => series.source),
];

function axisOf({ series, at }: SeriesRow, axis: AxisName): number | null {
  return at === null ? null : (series.x[axis]?.[at] ?? null);
}

function wallTime(row: SeriesRow): Date | null {
  const seconds = axisOf(row, "wall_s");
  return seconds === null ? null : momentOf(Math.round(seconds * 1000));
}

/**
 * All points of a series by ascending step, those that are no finite number among them.
 * @param full the series before down-sampling, in parts; null if it was not down-sampled
 */
export async function* seriesRows(
  runId: string,
  series: Series,
  full: AsyncIterable<ShardPoints> | null,
): AsyncGenerator<SeriesRow> {
  const nonFinite = series.non_finite.toSorted((a, b) => a.step - b.step).values();
  let odd = nonFinite.next();
  for await (const point of full === null ? shownPoints(series) : fullPoints(series, full)) {
    for (; !odd.done && odd.value.step < point.step; odd = nonFinite.next())
      yield oddRow(runId, series, odd.value);
    yield { runId, series, nonFinite: null, ...point };
  }
  for (; !odd.done; odd = nonFinite.next()) yield oddRow(runId, series, odd.value);
}

function oddRow(runId: string, series: Series, point: Series["non_finite"][number]): SeriesRow {
  return { runId, series, step: point.step, value: null, nonFinite: point.value, at: null };
}

type PlacedPoint = Pick<SeriesRow, "step" | "value" | "at">;

function* shownPoints({ points }: Series): Generator<PlacedPoint> {
  for (const [at, { step, value }] of points.entries()) yield { step, value, at };
}

/** The shown points are some of these, at the same steps. */
async function* fullPoints(
  { points }: Series,
  full: AsyncIterable<ShardPoints>,
): AsyncGenerator<PlacedPoint> {
  let at = 0;
  for await (const { steps, values } of full) {
    for (const [row, step] of steps.entries()) {
      while ((points[at]?.step ?? Infinity) < step) at++;
      yield { step, value: values[row] ?? null, at: points[at]?.step === step ? at : null };
    }
  }
}

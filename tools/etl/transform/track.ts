import type { Extent } from "./extent.ts";
import { joinedReadings, type Readings, readingsAt } from "./readings.ts";
import type { Strand, XIs } from "./series-columns.ts";

/** All readings of one series from one source, or from several that continue each other, in log order. */
export interface Track {
  readonly name: string;
  /** The first of them. */
  readonly file: string;
  readonly rank: number;
  readonly xIs: XIs;
  /** Of the whole source; see `Strand`. */
  readonly clock: Extent | null;
  readonly steps: Extent | null;
  readonly readings: Readings;
}

/** The strands of a series as a track for each source. */
export function tracksOf(name: string, strands: readonly Strand[]): readonly Track[] {
  const sources = new Map<string, Strand[]>();
  for (const strand of strands) {
    const key = `${strand.rank} ${strand.xIs} ${strand.file}`;
    const known = sources.get(key);
    if (known) known.push(strand);
    else sources.set(key, [strand]);
  }
  return [...sources.values()].map((members) => woven(name, members));
}

/** Strands of one source, row by row. */
function woven(name: string, strands: readonly Strand[]): Track {
  const [first, ...others] = strands;
  if (!first) throw new Error(`no strand of ${name}`);
  const { file, rank, xIs, clock, steps } = first;
  const joined = others.reduce(
    (readings, strand) => joinedReadings(readings, strand.readings),
    first.readings,
  );
  const ordered = others.length === 0 ? joined : byColumn(joined, rowsOf(joined));
  const begins = new Set(strands.flatMap((strand) => [...strand.begins]));
  const readings = withProcesses(ordered, Float64Array.from(begins).toSorted());
  return { name, file, rank, xIs, clock, steps, readings };
}

/** The readings in ascending order of a column; equal ones keep their order. */
export function byColumn(readings: Readings, column: Float64Array): Readings {
  if (isAscending(column)) return readings;
  const places = Uint32Array.from(column, (_, at) => at);
  return readingsAt(
    readings,
    places.toSorted((a, b) => (column[a] ?? 0) - (column[b] ?? 0) || a - b),
  );
}

export function isAscending(column: Float64Array): boolean {
  for (let at = 1; at < column.length; at++)
    if ((column[at] ?? 0) < (column[at - 1] ?? 0)) return false;
  return true;
}

/** Numbers of the log's rows in which the readings stood. */
export function rowsOf({ axes, steps }: Readings): Float64Array {
  return axes.get("row") ?? Float64Array.from(steps, (_, at) => at);
}

/**
 * Which process wrote each reading. Where the steps behind a beginning go up and down, an earlier process went on
 * writing, and which of the two wrote a row is not known.
 * @param begins ascending rows, each the first of a new one
 */
function withProcesses(readings: Readings, begins: Float64Array): Readings {
  if (begins.length === 0) return readings;
  const rows = rowsOf(readings);
  const processes = new Float64Array(rows.length);
  for (let at = 0, begun = 0, process = 0; at < rows.length;) {
    const before = begun;
    while (begun < begins.length && (begins[begun] ?? 0) <= (rows[at] ?? 0)) begun++;
    const next = begins[begun] ?? Infinity;
    let end = at + 1;
    while (end < rows.length && (rows[end] ?? 0) < next) end++;
    if (begun > before && isAscending(readings.steps.subarray(at, end))) process++;
    processes.fill(process, at, end);
    at = end;
  }
  return { ...readings, axes: new Map([...readings.axes, ["process", processes]]) };
}

/** A track and what another process of the same training wrote after it. */
export function continuedBy(track: Track, next: Track): Track {
  const lastOf = (column: Float64Array | undefined) => column?.at(-1) ?? 0;
  const lastProcess = lastOf(track.readings.axes.get("process"));
  const lastRow = lastOf(rowsOf(track.readings));
  const moved = {
    ...next.readings,
    axes: new Map([
      ...next.readings.axes,
      ["row", rowsOf(next.readings).map((row) => row + lastRow + 1)],
      ["process", processesOf(next.readings).map((process) => process + lastProcess + 1)],
    ] as const),
  };
  const before = {
    ...track.readings,
    axes: new Map([...track.readings.axes, ["process", processesOf(track.readings)]] as const),
  };
  return { ...track, readings: joinedReadings(before, moved) };
}

/** Ascending numbers of the processes that wrote the readings. */
export function processesOf({ axes, steps }: Readings): Float64Array {
  return axes.get("process") ?? new Float64Array(steps.length);
}

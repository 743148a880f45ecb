import { z } from "zod";
import { places, values } from "./number-list.ts";
import { type RunIndex, RunIndexEntry } from "./run-index.ts";
import { REVISION, SCHEMA_VERSION } from "./version.ts";
import { anything, text } from "./privacy.ts";

/** One field of all runs: the distinct values, and which of them each row has (null: row n has value n). */
const Field = z.object({ words: z.array(anything("own")), at: places.nullable() });

/** One benchmark's headline scores. */
const Scores = z.object({
  name: text("own").meta({ description: "Key in metrics_summary: gsm8k/overall." }),
  rows: places.nullable().meta({ description: "Rows that `values` are of; null: all, in order." }),
  values: values.meta({ description: "Native scale; null where the run has none." }),
  metrics: z.array(text("own").nullable()).meta({ description: "Distinct metric keys." }),
  metric: places.nullable().meta({
    description: "Which of `metrics` each value is of; null: all are of the first.",
  }),
});

/**
 * `run-table.chunk`: the index by columns, gzip JSON of one object. The same facts as `index.json` in
 * a fraction of the bytes, also on hosts that compress nothing.
 */
export const RunTable = z.object({
  schema_version: text("own"),
  revision: z.int(),
  generation: text("own"),
  rows: z.int(),
  fields: z
    .record(text("own"), Field)
    .meta({ description: "Every field of an index entry but its scores." }),
  scores: z.array(Scores),
});
export type RunTable = z.infer<typeof RunTable>;
type Scores = z.infer<typeof Scores>;

const { metrics_summary: _scores, headline: _headline, ...fieldSchemas } = RunIndexEntry.shape;

/** A run of the index without its scores. */
export type RunTableEntry = Omit<RunIndexEntry, "metrics_summary" | "headline">;

/** @param index sorted as its rows shall be. */
export function toRunTable(index: RunIndex, generation: string): RunTable {
  const names = Object.keys(fieldSchemas);
  return {
    schema_version: SCHEMA_VERSION,
    revision: REVISION,
    generation,
    rows: index.length,
    fields: Object.fromEntries(names.map((name) => [name, fieldOf(index, name)])),
    scores: scoresOf(index),
  };
}

function fieldOf(index: RunIndex, name: string): z.infer<typeof Field> {
  const known = new Map<string, number>();
  const words: unknown[] = [];
  const at = index.map((entry) => {
    const value: unknown = Reflect.get(entry, name) ?? null;
    const text = JSON.stringify(value);
    const place = known.get(text);
    if (place !== undefined) return place;
    known.set(text, words.length);
    return words.push(value) - 1;
  });
  return { words, at: words.length === index.length ? null : at };
}

function scoresOf(index: RunIndex): Scores[] {
  const found = new Map<string, { rows: number[]; values: number[]; keys: (string | null)[] }>();
  for (const [row, { metrics_summary: scores, headline }] of index.entries()) {
    for (const [name, value] of Object.entries(scores)) {
      const column = found.get(name) ?? { rows: [], values: [], keys: [] };
      found.set(name, column);
      column.rows.push(row);
      column.values.push(value);
      column.keys.push(headline[name] ?? null);
    }
  }
  return [...found].map(([name, { rows, values: given, keys }]) => {
    const metrics = [...new Set(keys)];
    const metric = metrics.length > 1 ? keys.map((key) => metrics.indexOf(key)) : null;
    const isRare = rows.length < index.length / 2;
    if (isRare) return { name, rows, values: given, metrics, metric };
    const every = <T>(list: readonly T[], none: T) => spread(list, rows, index.length, none);
    return {
      name,
      rows: null,
      values: every<number | null>(given, null),
      metrics,
      metric: metric && every(metric, 0),
    };
  });
}

function spread<T>(list: readonly T[], rows: readonly number[], count: number, none: T): T[] {
  const all = Array.from({ length: count }, () => none);
  list.forEach((value, at) => {
    all[rows[at] ?? at] = value;
  });
  return all;
}

/**
 * The table as the index it was made from.
 * @throws z.ZodError if a value is not what the index holds in that field.
 */
export function fromRunTable(table: RunTable): RunIndex {
  const steps = runIndexSteps(table);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Rows between two pauses. */
const rowsAStep = 250;

/**
 * The same in steps of a few milliseconds, between which a page can draw.
 * @throws z.ZodError as `fromRunTable`
 */
export function* runIndexSteps(table: RunTable): Generator<undefined, RunIndex> {
  const entries = runTableEntries(table);
  const rows: readonly ScoredRow[] = entries.map(() => ({ names: [], values: [], keys: [] }));
  for (const column of table.scores) {
    addScores(rows, column);
    yield undefined;
  }
  let last: ScoredRow & Scored = { names: [], values: [], keys: [], ...noScores };
  const index: RunIndexEntry[] = [];
  for (const [row, entry] of entries.entries()) {
    const own = rows[row] ?? last;
    last = { ...own, ...scoredLike(last, own) };
    index.push({ ...entry, metrics_summary: last.metrics_summary, headline: last.headline });
    if (row % rowsAStep === 0) yield undefined;
  }
  return index;
}

type Scored = Pick<RunIndexEntry, "metrics_summary" | "headline">;

const noScores: Scored = { metrics_summary: {}, headline: {} };

/** Benchmarks of a run with their scores and metric keys: three lists of one length. */
interface ScoredRow {
  readonly names: string[];
  readonly values: number[];
  readonly keys: (string | null)[];
}

function addScores(
  found: readonly ScoredRow[],
  { name, rows, values: given, metrics, metric }: Scores,
): void {
  for (const [at, value] of given.entries()) {
    const row = found[rows?.[at] ?? at];
    if (row === undefined || value === null) continue;
    row.names.push(name);
    row.values.push(value);
    row.keys.push(metrics[metric?.[at] ?? 0] ?? null);
  }
}

/** Most runs have the benchmarks of the one before: to copy its objects takes a fifth of making new ones. */
function scoredLike(before: ScoredRow & Scored, { names, values: given, keys }: ScoredRow): Scored {
  const isAlike = isSame(before.names, names);
  const metrics_summary: Record<string, number> = isAlike ? { ...before.metrics_summary } : {};
  for (const [at, name] of names.entries()) metrics_summary[name] = given[at] ?? 0;
  if (isAlike && isSame(before.keys, keys)) return { metrics_summary, headline: before.headline };
  const known = names.flatMap((name, at) => {
    const key = keys[at] ?? null;
    return key === null ? [] : [[name, key] as const];
  });
  return { metrics_summary, headline: Object.fromEntries(known) };
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}

/**
 * The runs of the table without their scores. Each distinct value is validated once, not once a row.
 * @throws z.ZodError if a value is not what the index holds in that field.
 */
export function runTableEntries({ rows, fields }: RunTable): RunTableEntry[] {
  const columns = Object.entries(fieldSchemas).map(([name, schema]) => {
    const field = fields[name] ?? { words: [undefined], at: Array.from({ length: rows }, () => 0) };
    return { name, words: field.words.map((word) => schema.parse(word)), at: field.at };
  });
  return Array.from({ length: rows }, (_, row) => {
    const entry: Record<string, unknown> = {};
    for (const { name, words, at } of columns) entry[name] = words[at?.[row] ?? row];
    return entry as RunTableEntry; // Every field was validated by its own schema above.
  });
}

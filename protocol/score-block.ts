import { z } from "zod";
import { text } from "./privacy.ts";
import type { Interval } from "./metric.ts";
import { places, values } from "./number-list.ts";
import { Completeness } from "./run-meta.ts";
import { REVISION, SCHEMA_VERSION } from "./version.ts";

/** What a headline score is worth: what the run table, which is for lists, leaves out. */
export interface ScoreDetail {
  /** Native scale, five significant digits; null where the metric has none. */
  readonly interval: Interval | null;
  /** Answers the score rests on, or groups of them; null when not known. */
  readonly n: number | null;
  readonly status: Completeness;
}

/** By the key in `metrics_summary`: "gsm8k/overall". */
export type RunScores = ReadonlyMap<string, ScoreDetail>;

const Kind = z.object({
  status: Completeness,
  method: text("own").nullable().meta({ description: "Of the interval; null: there is none." }),
  level: z.number().nullable().meta({ description: "Coverage of the interval, 0 to 1." }),
});

/** One benchmark's scores. */
const Column = z.object({
  name: text("own").meta({ description: "Key in metrics_summary: gsm8k/overall." }),
  rows: places
    .nullable()
    .meta({ description: "Which of `runs` these are of; null: all, in order." }),
  low: values,
  high: values,
  n: values,
  kinds: z.array(Kind),
  kind: places.nullable().meta({ description: "Which of `kinds` each is; null: all the first." }),
});
type Column = z.infer<typeof Column>;

/**
 * `scores/<digest>.chunk`: intervals and numbers of answers of all headline scores of some runs, gzip
 * JSON of one object. The runs of a project stand together; the manifest says which blocks have them.
 */
export const ScoreBlock = z.object({
  schema_version: text("own"),
  revision: z.int(),
  runs: z.array(text("own")),
  scores: z.array(Column),
});
export type ScoreBlock = z.infer<typeof ScoreBlock>;

/** Scores in one block; more stand only in one of a single run. */
const mostScores = 100_000;

interface Filed {
  readonly project: string | null;
  readonly scores: RunScores;
}

/**
 * Divides runs among blocks: those of a project together, else in their order.
 * @returns for each block its runs, and the first and the last project that it has
 */
export function scoreBlocks<T extends Filed>(
  runs: readonly T[],
): readonly { readonly runs: readonly T[]; readonly first: string; readonly last: string }[] {
  const blocks: T[][] = [];
  let room = 0;
  for (const run of runs.toSorted((a, b) => compare(projectOf(a), projectOf(b)))) {
    room -= run.scores.size;
    if (run.scores.size === 0) continue;
    if (room < 0) {
      blocks.push([]);
      room = mostScores - run.scores.size;
    }
    blocks.at(-1)?.push(run);
  }
  return blocks.map((block) => ({
    runs: block,
    first: projectOf(block[0]),
    last: projectOf(block.at(-1)),
  }));
}

function projectOf(run: Filed | undefined): string {
  return run?.project ?? "";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function toScoreBlock(
  runs: readonly { readonly run_id: string; readonly scores: RunScores }[],
): ScoreBlock {
  const columns = new Map<string, { rows: number[]; details: ScoreDetail[] }>();
  for (const [row, { scores }] of runs.entries()) {
    for (const [name, detail] of scores) {
      const column = columns.get(name) ?? { rows: [], details: [] };
      columns.set(name, column);
      column.rows.push(row);
      column.details.push(detail);
    }
  }
  return {
    schema_version: SCHEMA_VERSION,
    revision: REVISION,
    runs: runs.map(({ run_id }) => run_id),
    scores: [...columns].map(([name, { rows, details }]) => ({
      name,
      rows: rows.length === runs.length ? null : rows,
      low: details.map(({ interval }) => interval && fiveDigits(interval.low)),
      high: details.map(({ interval }) => interval && fiveDigits(interval.high)),
      n: details.map(({ n }) => n),
      ...kindsOf(details),
    })),
  };
}

function kindsOf(details: readonly ScoreDetail[]): Pick<Column, "kinds" | "kind"> {
  const known = new Map<string, number>();
  const kinds: z.infer<typeof Kind>[] = [];
  const kind = details.map(({ interval, status }) => {
    const one = { status, method: interval?.method ?? null, level: interval?.level ?? null };
    const text = JSON.stringify(one);
    const place = known.get(text) ?? kinds.push(one) - 1;
    known.set(text, place);
    return place;
  });
  return { kinds, kind: kinds.length > 1 ? kind : null };
}

function fiveDigits(value: number): number {
  return Number(value.toPrecision(5));
}

/** The details by run id. */
export function fromScoreBlock({ runs, scores }: ScoreBlock): ReadonlyMap<string, RunScores> {
  const found = runs.map(() => new Map<string, ScoreDetail>());
  for (const { name, rows, low, high, n, kinds, kind } of scores) {
    for (const [at, answers] of n.entries()) {
      const place = kinds[kind?.[at] ?? 0];
      const [from, to] = [low[at] ?? null, high[at] ?? null];
      const { status = "complete", method = null, level = null } = place ?? {};
      const hasInterval = from !== null && to !== null && method !== null && level !== null;
      const interval = hasInterval ? { low: from, high: to, level, method } : null;
      found[rows?.[at] ?? at]?.set(name, { interval, n: answers, status });
    }
  }
  return new Map(runs.map((runId, row) => [runId, found[row] ?? new Map<string, ScoreDetail>()]));
}

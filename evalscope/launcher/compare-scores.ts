import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import {
  publishedLoad,
  publishedTest,
  reportedLoad,
  reportedPercentiles,
} from "./compare-loads.ts";
import { parsePythonJson } from "./python-json.ts";

/** Both sides of a comparison as flat tables: what is compared → its number. */
export type Scores = ReadonlyMap<string, number | null>;

const number = z.number().nullish();
const identity = z.object({
  name: z.string(),
  aggregation: z.string(),
  dimensions: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

const reportedSubset = z.object({ name: z.string(), score: number, num: number });
const reportedCategory = z.object({
  name: z.union([z.string(), z.array(z.string())]),
  score: number,
  macro_score: number,
  num: number,
  subsets: z.array(reportedSubset),
});
const reportedMetric = z.object({
  name: z.string().optional(),
  identity: identity.optional(),
  score: number,
  macro_score: number,
  num: number,
  categories: z.array(reportedCategory),
});
const report = z.object({ dataset_name: z.string(), metrics: z.array(reportedMetric) });

const publishedMetric = z.object({
  identity,
  source_name: z.string().nullable(),
  value: number,
  macro_value: number,
  n: number,
  categories: z.array(
    z.object({ category: z.array(z.string()), value: number, macro_value: number, n: number }),
  ),
  subsets: z.array(z.object({ subset: z.string(), value: number, n: number })),
});
const published = z.object({
  suites: z.array(z.object({ suite: z.string(), metrics: z.array(publishedMetric) })),
  stress_tests: z.array(publishedTest),
});

/** Every number in the reports, load summaries and percentiles below a raw run's folder. */
export function reportedScores(runFolder: string): Scores {
  return new Map(
    readdirSync(runFolder, { recursive: true, encoding: "utf8" }).flatMap((path) => {
      const [load = "", name = ""] = path.split(/[\\/]/).slice(-2);
      const read = (): unknown => parsePythonJson(readFileSync(join(runFolder, path), "utf8"));
      if (name === "benchmark_summary.json") return prefixed(load, reportedLoad(read()));
      if (name === "benchmark_percentile.json") return prefixed(load, reportedPercentiles(read()));
      return /^reports[\\/].*\.json$/.test(path) ? reportEntries(read()) : [];
    }),
  );
}

type Entries = readonly (readonly [string, number | null])[];

function prefixed(prefix: string, entries: Entries): Entries {
  return entries.map(([key, value]) => [`${prefix} ${key}`, value]);
}

function reportEntries(value: unknown): Entries {
  const { data } = report.safeParse(value);
  return (data?.metrics ?? []).flatMap((metric) => {
    const name = metric.identity ? textOf(metric.identity) : (metric.name ?? "");
    const whole = scoreEntries("", metric.score, metric.macro_score, metric.num);
    const parts = metric.categories.flatMap(({ name, score, macro_score, num, subsets }) => [
      ...scoreEntries(` [${[name].flat().join(", ")}]`, score, macro_score, num),
      ...subsets.flatMap((subset) =>
        scoreEntries(` / ${subset.name}`, subset.score, undefined, subset.num),
      ),
    ]);
    return prefixed(`${data?.dataset_name} ${name}`, [...whole, ...parts]);
  });
}

/** The same from what the ETL published of that run, under the keys of `reportedScores`. */
export function publishedScores(outDir: string, runId: string): Scores {
  const file = join(outDir, "runs", runId, "eval_summary.json");
  const { suites, stress_tests } = published.parse(JSON.parse(readFileSync(file, "utf8")));
  const scores = suites.flatMap(({ suite, metrics }) =>
    metrics.flatMap((metric) =>
      [textOf(metric.identity), metric.source_name ?? ""].flatMap((name) =>
        prefixed(`${suite} ${name}`, publishedEntries(metric)),
      ),
    ),
  );
  const points = stress_tests.flatMap((test) => test.points);
  return new Map([
    ...scores,
    ...points.flatMap((point) => prefixed(point.name, publishedLoad(point))),
  ]);
}

function publishedEntries({
  value,
  macro_value,
  n,
  categories,
  subsets,
}: z.infer<typeof publishedMetric>): Entries {
  return [
    ...scoreEntries("", value, macro_value, n),
    ...categories.flatMap((one) =>
      scoreEntries(` [${one.category.join(", ")}]`, one.value, one.macro_value, one.n),
    ),
    ...subsets.flatMap((one) => scoreEntries(` / ${one.subset}`, one.value, undefined, one.n)),
  ];
}

type Value = number | null | undefined;

function scoreEntries(place: string, score: Value, macro: Value, n: Value): Entries {
  const known = macro === undefined ? [] : [[`${place} macro`, macro] as const];
  return [[place, score ?? null], ...known, [`${place} n`, n ?? null]];
}

function textOf({ name, aggregation, dimensions }: z.infer<typeof identity>): string {
  const sorted = Object.entries(dimensions).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [name, aggregation, ...sorted.map(String)].join(" ");
}

/** A line for each reported number that is not published, or is published differently. */
export function differences(reported: Scores, published: Scores): readonly string[] {
  return [...reported].flatMap(([key, value]) => {
    const found = published.get(key);
    if (found === undefined && value !== null)
      return [`${key}: evalscope says ${value}, nothing is published`];
    const isSame = value === (found ?? null) || isClose(value, found);
    return isSame ? [] : [`${key}: evalscope says ${value}, published is ${found}`];
  });
}

/** Times are published in seconds: dividing may change the last digit. */
function isClose(a: Value, b: Value): boolean {
  return Math.abs((a ?? NaN) - (b ?? NaN)) < 1e-12;
}

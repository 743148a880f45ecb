import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** Both sides of a comparison as flat tables: what is compared → its number. */
export type Scores = ReadonlyMap<string, number | null>;

const number = z.number().nullish();
const identity = z.object({
  name: z.string(),
  aggregation: z.string(),
  dimensions: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

const report = z.object({
  dataset_name: z.string(),
  metrics: z.array(
    z.object({
      name: z.string().optional(),
      identity: identity.optional(),
      score: number,
      num: number,
      categories: z.array(
        z.object({ subsets: z.array(z.object({ name: z.string(), score: number, num: number })) }),
      ),
    }),
  ),
});

const loadSummary = z.record(z.string(), z.unknown());

const published = z.object({
  suites: z.array(
    z.object({
      suite: z.string(),
      metrics: z.array(
        z.object({
          identity,
          source_name: z.string().nullable(),
          value: number,
          n: number,
          subsets: z.array(z.object({ subset: z.string(), value: number, n: number })),
        }),
      ),
    }),
  ),
  stress_tests: z.array(
    z.object({
      points: z.array(
        z.object({
          name: z.string(),
          requests: z.object({ total: number, succeeded: number, failed: number }),
          metrics: z.record(z.string(), z.number()),
        }),
      ),
    }),
  ),
});

/** What a stress test's keys are called, by what they are published as; in evalscope the unit is part of the name. */
const loadKeys: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  total: [
    ["Total Requests", 1],
    ["Total requests", 1],
  ],
  succeeded: [
    ["Success Requests", 1],
    ["Succeed requests", 1],
  ],
  failed: [
    ["Failed Requests", 1],
    ["Failed requests", 1],
  ],
  latency_s: [
    ["Avg Latency (s)", 1],
    ["Average latency (s)", 1],
  ],
  ttft_s: [
    ["Avg TTFT (ms)", 1000],
    ["TTFT (ms)", 1000],
    ["Average time to first token (s)", 1],
  ],
  tpot_s: [
    ["Avg TPOT (ms)", 1000],
    ["TPOT (ms)", 1000],
    ["Average time per output token (s)", 1],
  ],
  output_tokens_per_s: [
    ["Output Throughput (tok/s)", 1],
    ["Output token throughput (tok/s)", 1],
  ],
  requests_per_s: [
    ["Req Throughput (req/s)", 1],
    ["Request throughput (req/s)", 1],
  ],
};

function textOf(value: z.infer<typeof identity>): string {
  const dimensions = Object.entries(value.dimensions).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [value.name, value.aggregation, ...dimensions.map(String)].join(" ");
}

/** Every score in the reports and load summaries below a raw run's folder. */
export function reportedScores(runFolder: string): Scores {
  const scores = new Map<string, number | null>();
  for (const path of readdirSync(runFolder, { recursive: true, encoding: "utf8" })) {
    const [folder = "", name = ""] = path.split(/[\\/]/).slice(-2);
    const read = (): unknown => JSON.parse(readFileSync(join(runFolder, path), "utf8"));
    if (name === "benchmark_summary.json") addLoad(folder, loadSummary.parse(read()), scores);
    else if (/^reports[\\/].*\.json$/.test(path)) addReport(read(), scores);
  }
  return scores;
}

function addReport(value: unknown, scores: Map<string, number | null>): void {
  const { data } = report.safeParse(value);
  for (const metric of data?.metrics ?? []) {
    const key = `${data?.dataset_name} ${metric.identity ? textOf(metric.identity) : metric.name}`;
    scores.set(key, metric.score ?? null);
    scores.set(`${key} n`, metric.num ?? null);
    for (const subset of metric.categories.flatMap((category) => category.subsets)) {
      scores.set(`${key} / ${subset.name}`, subset.score ?? null);
      scores.set(`${key} / ${subset.name} n`, subset.num ?? null);
    }
  }
}

function addLoad(
  load: string,
  summary: z.infer<typeof loadSummary>,
  scores: Map<string, number | null>,
): void {
  for (const [published, names] of Object.entries(loadKeys))
    for (const [name, perSecond] of names) {
      const value = summary[name];
      if (typeof value === "number") scores.set(`${load} ${published}`, value / perSecond);
    }
}

/** The same from what the ETL published of that run, under the keys of `reported`. */
export function publishedScores(outDir: string, runId: string): Scores {
  const file = join(outDir, "runs", runId, "eval_summary.json");
  const summary = published.parse(JSON.parse(readFileSync(file, "utf8")));
  const scores = new Map<string, number | null>();
  for (const { suite, metrics } of summary.suites)
    for (const metric of metrics)
      for (const name of [textOf(metric.identity), metric.source_name ?? ""]) {
        const key = `${suite} ${name}`;
        scores.set(key, metric.value ?? null);
        scores.set(`${key} n`, metric.n ?? null);
        for (const subset of metric.subsets) {
          scores.set(`${key} / ${subset.subset}`, subset.value ?? null);
          scores.set(`${key} / ${subset.subset} n`, subset.n ?? null);
        }
      }
  for (const point of summary.stress_tests.flatMap((test) => test.points))
    for (const [key, value] of Object.entries({ ...point.requests, ...point.metrics }))
      scores.set(`${point.name} ${key}`, value ?? null);
  return scores;
}

/** A line for each reported number that is not published, or is published differently. */
export function differences(reported: Scores, published: Scores): readonly string[] {
  return [...reported].flatMap(([key, value]) => {
    const found = published.get(key);
    if (found === undefined) return [`${key}: evalscope says ${value}, nothing is published`];
    const isSame = value === found || Math.abs((value ?? NaN) - (found ?? NaN)) < 1e-12;
    return isSame ? [] : [`${key}: evalscope says ${value}, published is ${found}`];
  });
}

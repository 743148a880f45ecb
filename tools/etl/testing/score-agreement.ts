import { type EvalSummary, type Sample, type SuiteSummary, parseFile } from "@evalsite/protocol";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { publishedIndex, publishedSamples } from "./conversion.ts";

/** Reports print four decimals; two roundings may meet in a weighted mean. */
const tolerance = 1e-4;

/**
 * What is shown of one benchmark in several places must be one thing: headline, samples' scores, outcomes and the
 * index. @returns what does not agree and is not said to differ, a line each
 */
export function scoreDisagreements(outDir: string): readonly string[] {
  return publishedIndex(outDir).flatMap(({ run_id: runId, metrics_summary: index }) => {
    const folder = join(outDir, "runs", runId);
    return readSummary(folder).suites.flatMap((suite) => {
      const samples = suite.store === null ? [] : publishedSamples(join(folder, suite.store));
      const faults = [
        ...inIndex(suite, index),
        ...inScores(suite, samples),
        ...inOutcomes(suite, samples),
      ];
      return faults.map((fault) => `${runId} ${suite.suite}: ${fault}`);
    });
  });
}

/** How many benchmarks there are with scored samples. */
export function scoredSuites(outDir: string): number {
  const runs = readdirSync(join(outDir, "runs"));
  return runs.flatMap((runId) =>
    readSummary(join(outDir, "runs", runId)).suites.filter((suite) => suite.sample_score !== null),
  ).length;
}

function readSummary(folder: string): EvalSummary {
  const file = join(folder, "eval_summary.json");
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  const parsed = parseFile("evalSummary", readFileSync(file, "utf8"));
  if (parsed.kind !== "ok") throw new Error(JSON.stringify(parsed.problem));
  return parsed.value;
}

function inIndex(
  { suite, overall }: SuiteSummary,
  index: Readonly<Record<string, number>>,
): readonly string[] {
  const shown = index[`${suite}/overall`] ?? null;
  return shown === overall.value ? [] : [`index ${shown}, page ${overall.value}`];
}

function inScores(
  { overall, sample_score: said, metrics }: SuiteSummary,
  samples: readonly Sample[],
): readonly string[] {
  const scores = samples.flatMap(({ score }) => score ?? []);
  if (scores.length === 0 || overall.value === null)
    return said === null ? [] : ["scores are described that do not exist"];
  if (said === null) return ["nothing is said of the samples' scores"];
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const isSaid = Math.abs(mean - said.value) < 1e-9 && said.n === scores.length;
  const isHeadline = Math.abs(mean - overall.value) <= tolerance;
  const values = samples.flatMap((sample) =>
    said.metrics.map((key) => sample.metrics[key]).includes(sample.score ?? undefined) ||
    sample.score === null
      ? []
      : [sample.id],
  );
  return [
    ...(isSaid ? [] : [`mean ${mean} of ${scores.length}, said ${said.value} of ${said.n}`]),
    ...(said.is_headline && !isHeadline ? [`headline ${overall.value}, samples ${mean}`] : []),
    ...(values.length > 0 ? [`scores of other metrics than ${said.metrics.join()}`] : []),
    ...(metrics[0]?.key === overall.metric ? [] : [`headline ${overall.metric} is not the first`]),
  ];
}

function inOutcomes({ outcomes }: SuiteSummary, samples: readonly Sample[]): readonly string[] {
  const counts: Record<string, number> = {};
  for (const { outcome } of samples) counts[outcome] = (counts[outcome] ?? 0) + 1;
  const shown = sortedJson(outcomes);
  const found = sortedJson(counts);
  return shown === found ? [] : [`outcomes ${shown}, samples ${found}`];
}

function sortedJson(counts: Readonly<Record<string, number>>): string {
  return JSON.stringify(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

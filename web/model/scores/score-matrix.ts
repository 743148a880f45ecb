import type { MetricScore, MetricSemantics, SuiteSummary } from "@evalsite/protocol";
import { headlineScore, scoreByKey, suiteScores } from "./headline-score.ts";
import type { MetricChoice } from "./metric-choice.ts";
import { metricLabel } from "./metric-label.ts";
import { scoreDifferences, type ScoreDifference } from "./score-differences.ts";

/** The benchmarks of one run, under the name its column has. */
export interface RunScores {
  readonly runId: string;
  readonly suites: readonly SuiteSummary[];
}

/** One run's result in one row. A missing benchmark and a missing metric are different things. */
export type MatrixCell =
  | { readonly kind: "no-suite" }
  | { readonly kind: "no-metric"; readonly suite: SuiteSummary }
  | {
      readonly kind: "score";
      readonly suite: SuiteSummary;
      readonly score: MetricScore;
    };

interface MetricOption {
  readonly key: string;
  readonly label: string;
}

export interface MatrixRow {
  readonly suite: string;
  readonly title: string | null;
  readonly metricKey: string;
  readonly metricLabel: string;
  /** All metrics that any run has here, the headline first. */
  readonly metrics: readonly MetricOption[];
  readonly semantics: MetricSemantics;
  /** One a run, in the order of the runs. */
  readonly cells: readonly MatrixCell[];
  readonly differences: readonly ScoreDifference[];
}

/**
 * Benchmarks × runs. Rows keep the order of the baseline's benchmarks; others follow by name.
 * @param baseline position of the baseline among the runs, or -1
 */
export function scoreMatrix(
  runs: readonly RunScores[],
  baseline: number,
  choice: MetricChoice,
): readonly MatrixRow[] {
  return suiteNames(runs, baseline).map((name) => {
    const suites = runs.map((run) => run.suites.find((suite) => suite.suite === name) ?? null);
    return matrixRow(name, suites, baseline, choice.get(name));
  });
}

function matrixRow(
  name: string,
  suites: readonly (SuiteSummary | null)[],
  baseline: number,
  chosen: string | undefined,
): MatrixRow {
  const present = suites.filter((suite) => suite !== null);
  const metrics = metricOptions(present);
  const metric = metrics.find(({ key }) => key === chosen) ?? metrics[0];
  const metricKey = metric?.key ?? "";
  const scores = suites.map((suite) => (suite === null ? null : scoreByKey(suite, metricKey)));
  const reference = scores[baseline] ?? scores.find((score) => score !== null);
  return {
    suite: name,
    title: present.find((suite) => suite.title !== null)?.title ?? null,
    metricKey,
    metricLabel: metric?.label ?? "",
    metrics,
    semantics: reference?.semantics ?? headlineOf(present).semantics,
    cells: matrixCells(suites, scores),
    differences: scoreDifferences(suites),
  };
}

function matrixCells(
  suites: readonly (SuiteSummary | null)[],
  scores: readonly (MetricScore | null)[],
): readonly MatrixCell[] {
  return suites.map((suite, at): MatrixCell => {
    const score = scores[at] ?? null;
    if (suite === null) return { kind: "no-suite" };
    return score === null ? { kind: "no-metric", suite } : { kind: "score", suite, score };
  });
}

function metricOptions(suites: readonly SuiteSummary[]): readonly MetricOption[] {
  const first = commonHeadline(suites);
  const labels = new Map(
    suites.flatMap(suiteScores).map(({ key, identity }) => [key, metricLabel(identity)]),
  );
  const keys = [first, ...[...labels.keys()].filter((key) => key !== first)];
  return keys.map((key) => ({ key, label: labels.get(key) ?? key }));
}

/** The headline that most runs use; of equally frequent ones the first. */
function commonHeadline(suites: readonly SuiteSummary[]): string {
  const counts = new Map<string, number>();
  for (const suite of suites) {
    const { key } = headlineScore(suite);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? "";
}

function headlineOf(suites: readonly SuiteSummary[]): MetricScore {
  const [first] = suites;
  if (first === undefined) throw new RangeError("a row needs at least one run with the benchmark");
  return headlineScore(first);
}

function suiteNames(runs: readonly RunScores[], baseline: number): readonly string[] {
  const own = runs[baseline]?.suites.map((suite) => suite.suite) ?? [];
  const all = runs.flatMap((run) => run.suites.map((suite) => suite.suite));
  return [...new Set([...own, ...all.toSorted()])];
}

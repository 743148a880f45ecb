import {
  type Fact,
  type IssueFact,
  type ReportFact,
  type ReportedCategory,
  type ReportedMetric,
  issue,
} from "../fact.ts";
import type { ShortResult } from "./short-result.ts";

/** The lines of one file as one report a suite, in the order in which suites and metrics appear. */
export function* suiteReports(results: readonly ShortResult[]): Iterable<Fact> {
  for (const [suite, lines] of Map.groupBy(results, (result) => result.suite)) {
    const metrics: ReportedMetric[] = [];
    for (const [metric, ofMetric] of Map.groupBy(lines, (line) => line.metric)) {
      const { latest, repeated } = latestOf(ofMetric);
      const { reported, issues } = reportedMetric(metric, latest);
      yield* repeated;
      yield* issues;
      metrics.push(reported);
    }
    const [first] = lines;
    if (first) yield reportOf(suite, first, metrics);
  }
}

function reportOf(suite: string, first: ShortResult, metrics: ReportFact["metrics"]): ReportFact {
  return {
    kind: "report",
    place: first.place,
    model: null,
    modelName: null,
    suite,
    title: null,
    description: null,
    metrics,
    headline: null,
    performance: null,
    requested: null,
    errored: null,
    incomplete: false,
    judge: null,
    analysis: null,
    identity: {},
    breakdowns: [],
  };
}

/** A run that was repeated appends its lines again: the last one counts. */
function latestOf(lines: readonly ShortResult[]): {
  readonly latest: readonly ShortResult[];
  readonly repeated: readonly IssueFact[];
} {
  const byPlace = Map.groupBy(lines, ({ category, subset }) => JSON.stringify([category, subset]));
  const latest = [...byPlace.values()].flatMap((same) => same.slice(-1));
  const repeated = [...byPlace.values()].flatMap((same) => same.slice(0, -1));
  return {
    latest,
    repeated: repeated.map(({ place, suite, metric }) =>
      issue("duplicate-result", "warning", place, `a later line gives ${suite}/${metric} again`),
    ),
  };
}

function reportedMetric(
  metric: string,
  lines: readonly ShortResult[],
): { readonly reported: ReportedMetric; readonly issues: readonly IssueFact[] } {
  const overall = lines.find(({ category, subset }) => category === null && subset === null);
  const categories = categoriesOf(lines.filter((line) => line !== overall));
  const scores = overall ?? { ...weighted(partsOf(categories)), stderr: null };
  return {
    reported: {
      sourceName: metric,
      identity: null,
      semantics: null,
      ...statedDirection(lines),
      value: scores.value,
      macro: null,
      n: scores.n,
      stderr: scores.stderr,
      categories,
    },
    issues: overall ? [] : lines.slice(0, 1).map((line) => withoutOverall(line, scores.value)),
  };
}

function withoutOverall({ place, suite, metric }: ShortResult, value: number | null): IssueFact {
  const what = `no line gives ${suite}/${metric} as a whole`;
  return value === null
    ? issue(
        "no-overall",
        "warning",
        place,
        `${what}, and its subsets do not all have value and num`,
      )
    : issue("computed-overall", "note", place, `${what}: the mean of its subsets, weighted by num`);
}

/** evalscope's own name for "no category". */
const uncategorised = ["default"];

function categoriesOf(lines: readonly ShortResult[]): readonly ReportedCategory[] {
  const groups = Map.groupBy(lines, ({ category }) => JSON.stringify(category ?? uncategorised));
  return [...groups.values()].map((group) => {
    const own = group.find(({ subset }) => subset === null);
    const subsets = group.flatMap(({ subset, value, n }) =>
      subset === null ? [] : [{ name: subset, value, n, isAggregate: false }],
    );
    const { value, n } = own ?? weighted(subsets);
    return { path: group[0]?.category ?? uncategorised, value, macro: null, n, subsets };
  });
}

interface Part {
  readonly value: number | null;
  readonly n: number | null;
}

/** Subsets, and categories that are not divided any further. */
function partsOf(categories: readonly ReportedCategory[]): readonly Part[] {
  return categories.flatMap((category): readonly Part[] =>
    category.subsets.length > 0 ? category.subsets : [category],
  );
}

/** Σ(value·n)/Σn, if every part has both. */
function weighted(parts: readonly Part[]): Part {
  let sum = 0;
  let n = 0;
  for (const part of parts) {
    if (part.value === null || part.n === null) return { value: null, n: null };
    sum += part.value * part.n;
    n += part.n;
  }
  return n > 0 ? { value: sum / n, n } : { value: null, n: null };
}

function statedDirection(lines: readonly ShortResult[]): Pick<ReportedMetric, "direction"> {
  const stated = lines.find(({ higherIsBetter }) => higherIsBetter !== null)?.higherIsBetter;
  if (stated === undefined || stated === null) return {};
  return { direction: stated ? "higher" : "lower" };
}

import type { Manifest, RunScores } from "@evalsite/protocol";
import { compareReports, defaultMargin } from "@evalsite/statistics";
import { type Against, answered } from "../comparison/compared-rows.ts";
import { formatSigned } from "../format-metric.ts";
import { type BenchmarkColumn, cellSemantics, scoreOf } from "./benchmark-column.ts";
import { type FigureColumn, figureId, noHint, noTone } from "./figure-column.ts";
import type { RunRow } from "./run-row.ts";

interface Facts {
  readonly baseline: RunRow;
  readonly benchmarks: readonly BenchmarkColumn[];
  readonly manifest: Manifest | null;
  /** Intervals of the reports, by run id, as far as they are there. */
  readonly details: ReadonlyMap<string, RunScores>;
}

/** For each benchmark that the baseline has, how far each run is from it. */
export function deltaColumns(facts: Facts): readonly FigureColumn[] {
  const { baseline, benchmarks } = facts;
  const judged = new WeakMap<RunRow, ReadonlyMap<string, Against>>();
  const againstOf = (row: RunRow, key: string) => {
    const known = judged.get(row) ?? verdicts(row, facts);
    judged.set(row, known);
    return known.get(key) ?? null;
  };
  return benchmarks
    .filter((benchmark) => scoreOf(baseline, benchmark) !== null)
    .map((benchmark) => deltaColumn(benchmark, facts, (row) => againstOf(row, benchmark.key)));
}

function deltaColumn(
  benchmark: BenchmarkColumn,
  { baseline, manifest }: Facts,
  against: (row: RunRow) => Against | null,
): FigureColumn {
  const value = (row: RunRow) => difference(row, baseline, benchmark);
  return {
    kind: "figure",
    id: figureId("delta", benchmark.key),
    what: "delta",
    name: benchmark.label,
    isNumber: true,
    direction: benchmark.semantics?.direction ?? "none",
    runs: null,
    value,
    text: (row) => {
      const found = value(row);
      return found === null ? null : formatSigned(found, cellSemantics(row, benchmark, manifest));
    },
    hint: (row) => {
      const { comparison, judgement } = against(row) ?? {};
      if (!comparison?.interval || judgement === undefined) return null;
      const semantics = cellSemantics(row, benchmark, manifest);
      const { low, high } = comparison.interval;
      const text = `[${formatSigned(low, semantics)}, ${formatSigned(high, semantics)}]`;
      return { kind: "interval", text, isResolved: toneOf(judgement) !== null };
    },
    tone: (row) => toneOf(against(row)?.judgement),
  };
}

/** Candidate − baseline, native scale; null where one of the two has no score, or another metric. */
function difference(row: RunRow, baseline: RunRow, { scores }: BenchmarkColumn): number | null {
  if (row.id === baseline.id) return null;
  const [from, to] = [scores.score(baseline.at), scores.score(row.at)];
  if (from === null || to === null || scores.metric(row.at) !== scores.metric(baseline.at))
    return null;
  return to - from;
}

function toneOf(judgement: Against["judgement"] | undefined): "better" | "worse" | null {
  const kind = judgement?.verdict.kind;
  return kind === "better" || kind === "worse" ? kind : null;
}

/** A run against the baseline from the reports, q corrected over the benchmarks that both have. */
function verdicts(
  row: RunRow,
  { baseline, benchmarks, manifest, details }: Facts,
): ReadonlyMap<string, Against> {
  const reported = (one: RunRow, benchmark: BenchmarkColumn) => {
    const { interval = null, n = null } = details.get(one.id)?.get(benchmark.key) ?? {};
    return { value: scoreOf(one, benchmark), interval, n };
  };
  const questions = benchmarks.flatMap((benchmark) => {
    const semantics = cellSemantics(row, benchmark, manifest);
    if (difference(row, baseline, benchmark) === null || semantics === null) return [];
    const comparison = compareReports(reported(baseline, benchmark), reported(row, benchmark));
    return [{ key: benchmark.key, comparison, semantics, unmatched: null }];
  });
  const [judged = []] = answered([questions], defaultMargin);
  return new Map(
    questions.flatMap(({ key }, at) => {
      const against = judged[at] ?? null;
      return against === null ? [] : [[key, against] as const];
    }),
  );
}

/** How far each run's composite is from the baseline's. */
export function compositeDelta(composite: FigureColumn, baseline: RunRow): FigureColumn {
  const own = composite.value(baseline);
  const value = (row: RunRow) => {
    const found = composite.value(row);
    const isNumber = typeof found === "number" && typeof own === "number";
    return isNumber && row.id !== baseline.id ? found - own : null;
  };
  return {
    ...composite,
    id: figureId("delta", "composite"),
    what: "delta",
    value,
    text: (row) => {
      const found = value(row);
      if (found === null) return null;
      return `${found > 0 ? "+" : ""}${found.toFixed(1)}`.replace("-", "−");
    },
    hint: noHint,
    tone: noTone,
  };
}

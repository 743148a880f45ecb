import { MISSING, formatMetric, formatSigned } from "../../web/model/format-metric.ts";
import type { MatrixCell } from "../../web/model/scores/score-matrix.ts";
import { formatP, verdictWords } from "../../web/text/verdict-words.ts";
import { verdictTexts } from "../../web/text/verdict.ts";
import type { GateResult, GateRow } from "./gate-result.ts";

const text = verdictTexts.en;

/** The table as it is read: a head, and a row a benchmark. */
export const heads = [
  "Benchmark",
  "Metric",
  "Baseline",
  "Candidate",
  "Δ",
  "95% interval",
  "p",
  "q",
  "n",
  "Unmatched",
  "Won",
  "Lost",
  "Verdict",
] as const;

/** The cells of a benchmark, as many as there are heads. */
export function cellsOf(one: GateRow): readonly string[] {
  const { row, against } = one;
  const { semantics } = row;
  const comparison = against?.comparison;
  const signed = (value: number | null | undefined) =>
    value === null || value === undefined ? MISSING : formatSigned(value, semantics);
  const interval = comparison?.interval ?? null;
  // What a paired difference is of are the pairs; the reports' own scores may have more items.
  const isPaired = comparison?.basis === "paired" && comparison.n !== 0;
  return [
    row.suite,
    row.metricLabel,
    formatMetric(isPaired ? comparison.baseline : scoreOf(row.cells[0]), semantics),
    formatMetric(isPaired ? comparison.candidate : scoreOf(row.cells[1]), semantics),
    signed(comparison?.difference),
    interval === null ? MISSING : `[${signed(interval.low)}, ${signed(interval.high)}]`,
    formatP(comparison?.p ?? null),
    formatP(against?.judgement.q ?? null),
    countOf(comparison?.n),
    countOf(against?.unmatched),
    countOf(comparison?.won),
    countOf(comparison?.lost),
    wordsOf(one),
  ];
}

function scoreOf(cell: MatrixCell | undefined): number | null {
  return cell?.kind === "score" ? cell.score.value : null;
}

function countOf(count: number | null | undefined): string {
  return count === null || count === undefined ? MISSING : String(count);
}

/** The verdict in words; what is known from reports alone says so. */
export function wordsOf({ row, against }: GateRow): string {
  if (against === null) return missingWords(row.cells);
  const words = verdictWords(against.judgement.verdict, row.semantics, text);
  return against.comparison.basis === "reports" ? `${words} (${text.reports})` : words;
}

function missingWords([baseline, candidate]: readonly MatrixCell[]): string {
  if (baseline?.kind === "no-suite") return "not resolved: the baseline lacks it";
  if (candidate?.kind === "no-suite") return "not resolved: the candidate lacks it";
  return "not resolved: one has no score of this metric";
}

/** What the table comes to, in a sentence or two. */
export function sentenceOf({ candidate, baseline, counts }: GateResult): string {
  const points =
    counts.largest === null
      ? ""
      : text.points(String(Number((counts.largest * 100).toPrecision(2))));
  const sentence = `${candidate} ${text.sentence(baseline, { ...counts, largest: points })}`;
  return counts.notCompared === 0
    ? sentence
    : `${sentence} ${text.notCompared(counts.notCompared)}`;
}

/** A margin in points of a range. */
export function marginText(margin: number): string {
  return text.marginNote(text.points(String(Number((margin * 100).toPrecision(4)))));
}

import type { MatrixCell } from "../../web/model/scores/score-matrix.ts";
import { sentenceOf, wordsOf } from "./gate-cells.ts";
import type { GateResult, GateRow } from "./gate-result.ts";

/** Exact numbers, in each metric's native scale. */
export function printJson(result: GateResult): string {
  const { baseline, candidate, margin, exitCode, rows } = result;
  return JSON.stringify(
    {
      baseline,
      candidate,
      margin,
      exit_code: exitCode,
      sentence: sentenceOf(result),
      benchmarks: rows.map(benchmark),
    },
    null,
    2,
  );
}

function benchmark(one: GateRow) {
  const { row, against } = one;
  const comparison = against?.comparison ?? null;
  const [baseline, candidate] = row.cells.map(reported);
  return {
    suite: row.suite,
    metric: row.metricKey,
    direction: row.semantics.direction,
    range: row.semantics.range,
    reported: { baseline: baseline ?? null, candidate: candidate ?? null },
    basis: comparison?.basis ?? null,
    baseline: comparison?.baseline ?? null,
    candidate: comparison?.candidate ?? null,
    difference: comparison?.difference ?? null,
    stderr: comparison?.stderr ?? null,
    interval: comparison?.interval ?? null,
    p: comparison?.p ?? null,
    mcnemar_p: comparison?.mcnemar ?? null,
    q: against?.judgement.q ?? null,
    n: comparison?.n ?? null,
    unmatched: against?.unmatched ?? null,
    won: comparison?.won ?? null,
    lost: comparison?.lost ?? null,
    verdict: against?.judgement.verdict ?? null,
    words: wordsOf(one),
  };
}

function reported(cell: MatrixCell): number | null {
  return cell.kind === "score" ? cell.score.value : null;
}

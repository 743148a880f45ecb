import type { Verdict } from "@evalsite/statistics";
import { type Against, comparedRows } from "../../web/model/comparison/compared-rows.ts";
import type { PairedBenchmark } from "../../web/model/comparison/paired-scores.ts";
import { type VerdictCount, countVerdicts } from "../../web/model/comparison/verdict-count.ts";
import { type MatrixRow, scoreMatrix } from "../../web/model/scores/score-matrix.ts";
import { UsageError } from "../etl/cli-output.ts";
import type { GateRun } from "./gate-run.ts";
import type { FailOn } from "./options.ts";
import { pairSuite } from "./pair-suite.ts";

/** One benchmark of the table. */
export interface GateRow {
  readonly row: MatrixRow;
  /** Null where one of the two has no score. */
  readonly against: Against | null;
}

export interface GateResult {
  readonly baseline: string;
  readonly candidate: string;
  readonly margin: number;
  readonly rows: readonly GateRow[];
  readonly counts: VerdictCount;
  readonly exitCode: 0 | 3 | 4;
}

interface Question {
  readonly margin: number;
  readonly failOn: FailOn;
  readonly suites: readonly string[];
}

/**
 * Judges the candidate on every benchmark that one of the two has.
 * @throws UsageError when nothing can be compared; ExportError when a published file is missing or damaged
 */
export async function gateResult(
  baseline: GateRun,
  candidate: GateRun,
  { margin, failOn, suites }: Question,
): Promise<GateResult> {
  const matrix = chosenRows(scoreMatrix([baseline, candidate], 0, new Map()), suites);
  const paired = new Map<string, readonly (PairedBenchmark | null)[]>();
  for (const row of matrix) {
    const found = await pairSuite(row, baseline, candidate);
    if (found !== null) paired.set(row.suite, [null, found]);
  }
  const compared = comparedRows(matrix, 0, paired, margin);
  const rows = compared.map(({ row, against }) => ({ row, against: against[1] ?? null }));
  if (rows.every(({ against }) => against === null)) {
    throw new UsageError(
      `${baseline.runId} and ${candidate.runId} have no benchmark with a score in common.`,
    );
  }
  return {
    baseline: baseline.runId,
    candidate: candidate.runId,
    margin,
    rows,
    counts: countVerdicts(compared, 1),
    exitCode: exitCodeOf(rows, failOn),
  };
}

function chosenRows(matrix: readonly MatrixRow[], suites: readonly string[]): readonly MatrixRow[] {
  const names = matrix.map(({ suite }) => suite);
  const unknown = suites.find((suite) => !names.includes(suite));
  if (unknown !== undefined) {
    throw new UsageError(
      `--suites ${unknown}: neither run has that benchmark; there are: ${names.join(", ")}.`,
    );
  }
  return suites.length === 0 ? matrix : matrix.filter(({ suite }) => suites.includes(suite));
}

/** A benchmark that one of the two lacks is not resolved. */
export function kindOf({ against }: GateRow): Verdict["kind"] {
  return against?.judgement.verdict.kind ?? "not-resolved";
}

function exitCodeOf(rows: readonly GateRow[], failOn: FailOn): GateResult["exitCode"] {
  const kinds = rows.map(kindOf);
  if (kinds.includes("worse")) return 3;
  return failOn === "unresolved" && kinds.includes("not-resolved") ? 4 : 0;
}

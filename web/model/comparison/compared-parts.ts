import { compareReports } from "@evalsite/statistics";
import type { MatrixRow } from "../scores/score-matrix.ts";
import { type ScoreNode, scoreTree, visibleRows } from "../scores/score-tree.ts";
import { type Against, answered } from "./compared-rows.ts";
import type { PairedBenchmark, Part } from "./paired-scores.ts";

/** A category or a subset of a benchmark, as a line of the table. */
export interface PartRow {
  readonly id: string;
  readonly kind: ScoreNode["kind"];
  readonly name: string;
  readonly depth: number;
  /** Made from other rows, such as an average: nothing to pair. */
  readonly isAggregate: boolean;
  /** One a run. */
  readonly scores: readonly (PartScore | MissingPart)[];
}

interface PartScore {
  readonly value: number;
  readonly n: number | null;
}

/** The run lacks the part, or has none of its samples, or samples without a score. */
export type MissingPart = "no-suite" | "no-samples" | "no-score";

/** The categories and subsets that any run has, outermost first. */
export function partRows({ cells }: MatrixRow): readonly PartRow[] {
  const nodesOf = cells.map((cell) =>
    cell.kind === "score" ? visibleRows(scoreTree(cell.score), () => true) : [],
  );
  const byRun = nodesOf.map((nodes) => new Map(nodes.map((node) => [node.id, node])));
  // What only a later run has follows what the first ones have.
  const all = new Map(nodesOf.flat().map((node) => [node.id, node]));
  return [...all.values()].map(({ id, kind, name, depth, isAggregate }) => ({
    id,
    kind,
    name,
    depth,
    isAggregate,
    scores: byRun.map((nodes) => partScore(nodes.get(id))),
  }));
}

function partScore(node: ScoreNode | undefined): PartScore | MissingPart {
  if (node === undefined) return "no-suite";
  const { value, n } = node;
  if (n === 0) return "no-samples";
  return value === null ? "no-score" : { value, n };
}

/** What is to be paired of a benchmark: its subsets, and its categories as all subsets below them. */
export function partsOf({ cells }: MatrixRow): readonly Part[] {
  const parts = new Map<string, Set<string>>();
  for (const cell of cells) {
    if (cell.kind !== "score") continue;
    for (const node of visibleRows(scoreTree(cell.score), () => true)) {
      if (node.isAggregate) continue;
      const names = parts.get(node.id) ?? new Set();
      for (const name of subsetsBelow(node)) names.add(name);
      parts.set(node.id, names);
    }
  }
  return [...parts].map(([id, names]) => ({ id, subsets: [...names] }));
}

function subsetsBelow(node: ScoreNode): readonly string[] {
  if (node.kind === "subset") return node.isAggregate ? [] : [node.name];
  return node.children.flatMap(subsetsBelow);
}

/**
 * The parts of one benchmark against the baseline, judged together.
 * @param parts as paired: `partsOf(row)`
 * @param paired one a run; null: only the reports are known
 */
export function comparedParts(
  row: MatrixRow,
  rows: readonly PartRow[],
  baseline: number,
  parts: readonly Part[],
  paired: readonly (PairedBenchmark | null)[] | null,
  margin: number,
): readonly (readonly (Against | null)[])[] {
  const positions = new Map(parts.map(({ id }, at) => [id, at]));
  const questions = rows.map(({ id, scores }) =>
    scores.map((score, at) => {
      const base = scores[baseline] ?? "no-suite";
      if (at === baseline || typeof score === "string" || typeof base === "string") return null;
      const found = paired?.[at]?.parts[positions.get(id) ?? -1];
      if (found !== undefined && found.comparison.n !== 0)
        return { ...found, semantics: row.semantics };
      const reported = { ...score, interval: null };
      const comparison = compareReports({ ...base, interval: null }, reported);
      return { comparison, unmatched: null, semantics: row.semantics };
    }),
  );
  return answered(questions, margin);
}

import { type Composite, compositeDifference, compositeScore } from "@evalsite/statistics";
import type { ProjectsFile } from "@evalsite/protocol";
import { cardOf } from "../experiments/project-card.ts";
import { formatList, parseList } from "../query-string.ts";
import type { ComparedRow } from "./compared-rows.ts";

/** Benchmark → weight, 0 or more; a benchmark that is not named has the default. */
export type Weights = ReadonlyMap<string, number>;

/** Most of a weight that the sliders and the address know. */
export const mostWeight = 10;

export function formatWeights(weights: Weights): string | null {
  return formatList([...weights].map(([suite, weight]) => `${suite}~${weight}`));
}

export function parseWeights(text: string | null): Weights {
  return new Map(
    parseList(text).flatMap((entry): [string, number][] => {
      const at = entry.lastIndexOf("~");
      const weight = Number(entry.slice(at + 1));
      return at > 0 && entry.slice(at + 1) !== "" && weight >= 0 && weight <= mostWeight
        ? [[entry.slice(0, at), weight]]
        : [];
    }),
  );
}

/** Whether a benchmark can enter a composite: its metric has a direction and a range. */
export function isComposable({ row }: ComparedRow): boolean {
  const { direction, range } = row.semantics;
  return direction !== "none" && range !== null && range.max > range.min;
}

/** What a benchmark weighs unless the reader says otherwise. */
export type UsualWeight = (suite: string) => number;

/**
 * The weights of the project's file where it names benchmarks and all runs are of that project: then those it does not name count
 * nothing. Else all are equal.
 * @param runProjects project of each run
 */
export function usualWeight(
  runProjects: readonly (string | null)[],
  file: ProjectsFile | null,
): { readonly weightOf: UsualWeight; readonly isOfProject: boolean } {
  const cards = new Set(
    runProjects.map((name) => (file === null || name === null ? null : cardOf(file, name))),
  );
  const [card = null] = cards;
  if (cards.size !== 1 || card === null || card.benchmarks.length === 0)
    return { weightOf: () => 1, isOfProject: false };
  const own = new Map(card.benchmarks.map(({ suite, weight }) => [suite, weight]));
  return { weightOf: (suite) => own.get(suite) ?? 0, isOfProject: true };
}

/** A composite of every run, and its difference to the baseline's. */
export interface RunComposite {
  readonly score: Composite;
  /** Null for the baseline. */
  readonly difference: Composite | null;
}

/** @param weightOf weight of a benchmark; 0 leaves it out */
export function compositeScores(
  rows: readonly ComparedRow[],
  runs: number,
  baseline: number,
  weightOf: (suite: string) => number,
): readonly RunComposite[] {
  const entering = rows.filter((one) => isComposable(one) && weightOf(one.row.suite) > 0);
  const part = ({ row }: ComparedRow) => {
    const { direction, range } = row.semantics;
    return { name: row.suite, weight: weightOf(row.suite), direction, range };
  };
  return Array.from({ length: runs }, (_, at) => ({
    score: compositeScore(
      entering.map((one) => {
        const cell = one.row.cells[at];
        const score = cell?.kind === "score" ? cell.score : null;
        return { ...part(one), value: score?.value ?? null, interval: score?.interval ?? null };
      }),
    ),
    difference:
      at === baseline
        ? null
        : compositeDifference(
            entering.map((one) => {
              const comparison = one.against[at]?.comparison ?? null;
              const { difference = null, interval = null } = comparison ?? {};
              return { ...part(one), value: difference, interval };
            }),
          ),
  }));
}

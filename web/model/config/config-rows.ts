/** One setting across several runs. */
export interface ConfigRow {
  readonly path: string;
  /** One text a run, in the order of the runs; null where the run does not have it. */
  readonly values: readonly (string | null)[];
  /** Position of the first run with the same value, for each run: equal numbers mean equal values. */
  readonly groups: readonly number[];
  readonly differs: boolean;
}

/** Flattened settings of several runs, lined up by path; a path that a run lacks counts as a difference. */
export function configRows(runs: readonly ReadonlyMap<string, string>[]): readonly ConfigRow[] {
  const paths = new Set(runs.flatMap((run) => [...run.keys()]));
  return [...paths].toSorted(byName).map((path) => {
    const values = runs.map((run) => run.get(path) ?? null);
    const groups = values.map((value) => values.indexOf(value));
    return { path, values, groups, differs: groups.some((group) => group !== 0) };
  });
}

function byName(a: string, b: string): number {
  return a < b ? -1 : 1;
}

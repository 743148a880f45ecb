import type { ConfigRow } from "./config-rows.ts";

/** A setting as a column beside the runs. */
export interface TellingSetting {
  readonly path: string;
  /** The last part of the path; the whole where two end alike. */
  readonly label: string;
  readonly values: readonly (string | null)[];
}

const prefix = "hparams.";
const longest = 24;

/**
 * The hyper-parameters that tell runs apart at a glance: those that differ and are short, the most telling first.
 * Names of runs and folders, which differ between any two, are none.
 */
export function tellingSettings(
  rows: readonly ConfigRow[],
  runIds: readonly string[],
  most: number,
): readonly TellingSetting[] {
  const telling = rows.filter(
    ({ path, values, differs }) =>
      differs &&
      path.startsWith(prefix) &&
      values.every(
        (value, at) =>
          value === null || (value.length <= longest && !names(value, runIds[at] ?? "")),
      ),
  );
  const distinct = ({ values }: ConfigRow) => new Set(values).size;
  const chosen = telling.toSorted((a, b) => distinct(b) - distinct(a)).slice(0, most);
  const lastOf = (path: string) => path.slice(path.lastIndexOf(".") + 1);
  return chosen.map(({ path, values }) => {
    const isAlone = chosen.filter((other) => lastOf(other.path) === lastOf(path)).length === 1;
    return { path, values, label: isAlone ? lastOf(path) : path.slice(prefix.length) };
  });
}

function names(value: string, runId: string): boolean {
  return value === runId || value.includes("/");
}

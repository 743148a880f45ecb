import { stemOf } from "./tree.ts";

/** A benchmark known from a report or a configuration, with the subsets they name. */
export interface KnownSuite {
  /** Model folder of the report; null where it holds for all models. */
  readonly model: string | null;
  readonly suite: string;
  readonly subsets: readonly string[];
}

export interface SuiteAndSubset {
  readonly suite: string;
  readonly subset: string;
  /** Nothing but the file's name says so. */
  readonly guessed: boolean;
}

/**
 * Benchmark and subset of a sample file, named `<benchmark>_<subset>.jsonl`. Both hold underscores,
 * so the name is not split but matched: against the subset its lines state, then known pairs, then
 * known benchmarks; the longest match wins, one of the same model first.
 */
export function suiteOfFile(
  path: string,
  model: string | null,
  stated: string | null,
  suites: readonly KnownSuite[],
): SuiteAndSubset {
  const stem = stemOf(path);
  const own = suites.filter((suite) => suite.model === model);
  return (
    fromCollection(stem, own) ??
    fromCollection(stem, suites) ??
    fromStated(stem, stated) ??
    fromPairs(stem, own) ??
    fromPairs(stem, suites) ??
    fromPrefix(stem, own, stated) ??
    fromPrefix(stem, suites, stated) ??
    guess(stem, stated)
  );
}

function fromStated(stem: string, subset: string | null): SuiteAndSubset | null {
  if (subset === null || !stem.endsWith(`_${subset}`)) return null;
  const suite = stem.slice(0, -subset.length - 1);
  return suite === "" ? null : { suite, subset, guessed: false };
}

function fromPairs(stem: string, suites: readonly KnownSuite[]): SuiteAndSubset | null {
  const found = longest(
    pairsOf(suites).filter(({ suite, subset }) => stem === `${suite}_${subset}`),
  );
  return found && { ...found, guessed: false };
}

/** Until v0.17 a collection had a file for each "<dataset>/<subset>", which a file's name cannot hold. */
function fromCollection(stem: string, suites: readonly KnownSuite[]): SuiteAndSubset | null {
  const found = longest(
    pairsOf(suites).filter(
      ({ suite, subset }) =>
        subset.includes("/") && stem === `${suite}_${subset.replaceAll("/", "_")}`,
    ),
  );
  return found && { ...found, guessed: false };
}

function pairsOf(
  suites: readonly KnownSuite[],
): readonly Pick<SuiteAndSubset, "suite" | "subset">[] {
  return suites.flatMap(({ suite, subsets }) => subsets.map((subset) => ({ suite, subset })));
}

function fromPrefix(
  stem: string,
  suites: readonly KnownSuite[],
  stated: string | null,
): SuiteAndSubset | null {
  const fits = ({ suite }: KnownSuite) => stem === suite || stem.startsWith(`${suite}_`);
  const found = longest(suites.filter(fits));
  if (!found) return null;
  const rest = stem.slice(found.suite.length + 1);
  const subset = stated === null ? rest || "default" : inCollection(stated, found);
  return { suite: found.suite, subset, guessed: false };
}

/** Predictions of those collections stand in one file, and state the subset without its dataset. */
function inCollection(stated: string, { subsets }: KnownSuite): string {
  const [only, another] = subsets.filter((subset) => subset.endsWith(`/${stated}`));
  return only === undefined || another !== undefined || subsets.includes(stated) ? stated : only;
}

function guess(stem: string, stated: string | null): SuiteAndSubset {
  const at = stem.lastIndexOf("_");
  if (at <= 0) return { suite: stem, subset: stated ?? "default", guessed: true };
  return { suite: stem.slice(0, at), subset: stated ?? stem.slice(at + 1), guessed: true };
}

function longest<T extends { readonly suite: string }>(found: readonly T[]): T | null {
  return found.toSorted((a, b) => b.suite.length - a.suite.length)[0] ?? null;
}

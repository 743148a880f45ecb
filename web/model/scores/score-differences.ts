import type { JsonValue, SuiteSummary } from "@evalsite/protocol";
import { valueText } from "../config/config-tree.ts";
import { headlineScore } from "./headline-score.ts";

/** Why two results of one benchmark may not be comparable. */
type DifferenceTopic = "status" | "metric" | "scale" | "items" | "repeats" | "setting";

/** One fact that is not the same for all runs that have the benchmark. */
export interface ScoreDifference {
  readonly topic: DifferenceTopic;
  /** For a setting: its path within `identity`; else empty. */
  readonly key: string;
  /** As text, in the order of the runs; null where a run has no such benchmark or fact. */
  readonly values: readonly (string | null)[];
}

type Fact = (suite: SuiteSummary) => string | null;

const facts: readonly (readonly [DifferenceTopic, Fact])[] = [
  ["status", (suite) => suite.status],
  ["metric", (suite) => headlineScore(suite).key],
  ["scale", scaleText],
  ["items", (suite) => numberText(suite.items ?? headlineScore(suite).n)],
  ["repeats", (suite) => numberText(suite.repeats)],
];

/**
 * What differs between the runs' results of one benchmark, beginning with how complete they are.
 * @param suites one a run, null where the run lacks the benchmark
 */
export function scoreDifferences(
  suites: readonly (SuiteSummary | null)[],
): readonly ScoreDifference[] {
  return [
    ...facts.flatMap(([topic, fact]) => differing(topic, "", suites, fact)),
    ...identityKeys(suites).flatMap((key) =>
      differing("setting", key, suites, (suite) => settingText(suite.identity[key])),
    ),
  ];
}

/** An absent fact is no difference for what reports often leave out, but it is one for a setting. */
function differing(
  topic: DifferenceTopic,
  key: string,
  suites: readonly (SuiteSummary | null)[],
  fact: Fact,
): readonly ScoreDifference[] {
  const values = suites.map((suite) => (suite === null ? null : fact(suite)));
  const present = values.filter((value, at) =>
    topic === "setting" ? suites[at] !== null : value !== null,
  );
  return new Set(present).size > 1 ? [{ topic, key, values }] : [];
}

/** A fingerprint covers the model too: it differs between any two, and says not in what. */
const unsaying = new Set(["fingerprint"]);

function identityKeys(suites: readonly (SuiteSummary | null)[]): readonly string[] {
  const keys = new Set(suites.flatMap((suite) => Object.keys(suite?.identity ?? {})));
  return [...keys].filter((key) => !unsaying.has(key)).toSorted();
}

function settingText(value: JsonValue | undefined): string | null {
  return value === undefined || value === null ? null : valueText(value);
}

function numberText(value: number | null): string | null {
  return value === null ? null : String(value);
}

function scaleText(suite: SuiteSummary): string | null {
  const { kind, direction, unit, range } = headlineScore(suite).semantics;
  if (kind === "diagnostic") return null;
  const bounds = range === null ? "" : ` ${range.min}–${range.max}`;
  return `${direction}${bounds}${unit === null ? "" : ` ${unit}`}`;
}

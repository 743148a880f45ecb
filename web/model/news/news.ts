import type {
  MetricSemantics,
  ProjectCard,
  ProjectsFile,
  RunIndexEntry,
  RunScores,
} from "@evalsite/protocol";
import { compareReports, defaultMargin } from "@evalsite/statistics";
import { type Against, answered } from "../comparison/compared-rows.ts";
import type { Meanings } from "../experiments/benchmark.ts";
import { cardOf } from "../experiments/project-card.ts";
import { type Project, projectsOf, startMs } from "../experiments/project.ts";
import { statesOf } from "../run-states.ts";
import { type Baseline, baselineOf } from "./baseline.ts";
import { type Divergence, type LossEnds, divergenceOf } from "./divergence.ts";
import { type Mark, marksOf } from "./marks.ts";

/** How much the page judges; the rest is counted. */
const most = { projects: 12, runs: 40 } as const;

/** One benchmark of a new run against its baseline. */
export interface Difference {
  readonly suite: string;
  readonly semantics: MetricSemantics;
  readonly against: Against;
}

/** What became of a run, in a word. */
export type Tendency =
  | "failed"
  /** Its loss is no number any more, or has exploded. */
  | "diverged"
  | "better"
  | "worse"
  | "mixed"
  | "alike"
  | "unresolved"
  /** Scores, but nothing to compare them with. */
  | "first"
  /** No scores: a training, or an evaluation under way. */
  | "unscored";

/** A new run and the answer to whether it is better. */
export interface NewsLine {
  readonly run: RunIndexEntry;
  readonly baseline: Baseline | null;
  /** On the benchmarks that both have, the most telling first. */
  readonly differences: readonly Difference[];
  readonly tendency: Tendency;
  readonly marks: readonly Mark[];
  readonly divergence: Divergence | null;
}

export interface ProjectNews {
  readonly project: Project;
  readonly card: ProjectCard | null;
  readonly lines: readonly NewsLine[];
  /** New runs that were not judged, older than the others. */
  readonly more: number;
}

export interface NewRuns {
  readonly project: Project;
  readonly card: ProjectCard | null;
  /** The newest first. */
  readonly runs: readonly RunIndexEntry[];
  readonly more: number;
}

export interface WhatIsNew {
  readonly projects: readonly NewRuns[];
  /** Of further projects, with their runs. */
  readonly moreProjects: number;
  /** New runs in all. */
  readonly count: number;
  /** Runs that tell no time, so that nobody knows whether they are new. */
  readonly timeless: number;
}

/** When a run was last heard of, in milliseconds since 1970; -Infinity when it tells no time. */
export function heardMs(run: RunIndexEntry): number {
  const end = Date.parse(run.end_time ?? "");
  return Math.max(startMs(run), Number.isNaN(end) ? -Infinity : end);
}

/**
 * The runs since a moment, by project, the project with the newest first.
 * @param since −Infinity: all, also those that tell no time
 */
export function newRuns(
  index: readonly RunIndexEntry[],
  projects: ProjectsFile | null,
  since: number,
): WhatIsNew {
  const timed = index.map((run) => ({ run, ms: heardMs(run) }));
  const fresh = new Map(
    timed.flatMap(({ run, ms }) => (ms > since || since === -Infinity ? [[run, ms]] : [])),
  );
  const found = projectsOf(index).flatMap((project) => {
    const own = project.runs
      .filter((run) => fresh.has(run))
      .toSorted((a, b) => (fresh.get(b) ?? 0) - (fresh.get(a) ?? 0));
    const card = projects === null ? null : cardOf(projects, project.name);
    const runs = own.slice(0, most.runs);
    return own.length === 0 ? [] : [{ project, card, runs, more: own.length - runs.length }];
  });
  return {
    projects: found.slice(0, most.projects),
    moreProjects: Math.max(0, found.length - most.projects),
    count: fresh.size,
    timeless: timed.filter(({ ms }) => ms === -Infinity).length,
  };
}

export interface Facts {
  readonly byId: ReadonlyMap<string, RunIndexEntry>;
  readonly details: ReadonlyMap<string, RunScores>;
  readonly manifest: Meanings | null;
  /** Empty where no new run is a training. */
  readonly losses: LossEnds;
}

/** One new run against its baseline: what a page does between two frames. */
export function newsLine(run: RunIndexEntry, { project, card }: NewRuns, facts: Facts): NewsLine {
  const baseline = baselineOf(run, { project, card, ...facts });
  const differences = baseline === null ? [] : differencesOf(baseline.entry, run, facts);
  const divergence = divergenceOf(run, project, facts.losses);
  const tendency = tendencyOf(run, differences, divergence);
  const marks = marksOf(run, project, card, facts);
  return { run, baseline, differences, tendency, marks, divergence };
}

/** @param lines of all new runs of the project */
export function orderedNews(
  { project, card, more }: NewRuns,
  lines: readonly NewsLine[],
): ProjectNews {
  return { project, card, lines: lines.toSorted((a, b) => weight(a) - weight(b)), more };
}

/** What asks for a decision comes first; of equal ones the newest. */
function weight({ tendency, marks }: NewsLine): number {
  if (tendency === "failed" || tendency === "diverged") return 0;
  if (tendency === "worse" || tendency === "mixed" || tendency === "better") return 1;
  return marks.length > 0 ? 2 : 3;
}

function differencesOf(
  baseline: RunIndexEntry,
  run: RunIndexEntry,
  { details, manifest }: Facts,
): readonly Difference[] {
  const reported = (entry: RunIndexEntry, key: string) => ({
    value: entry.metrics_summary[key] ?? null,
    interval: details.get(entry.run_id)?.get(key)?.interval ?? null,
    n: details.get(entry.run_id)?.get(key)?.n ?? null,
  });
  const questions = Object.keys(run.metrics_summary).flatMap((key) => {
    const metric = run.headline[key];
    const semantics = manifest?.metrics[metric ?? ""];
    const isShared = key in baseline.metrics_summary && baseline.headline[key] === metric;
    if (!isShared || semantics === undefined) return [];
    const comparison = compareReports(reported(baseline, key), reported(run, key));
    return [{ suite: key.replace(/\/overall$/u, ""), comparison, semantics, unmatched: null }];
  });
  const [judged = []] = answered([questions], defaultMargin);
  return questions
    .flatMap(({ suite, semantics }, at) => {
      const against = judged[at] ?? null;
      return against === null ? [] : [{ suite, semantics, against }];
    })
    .toSorted((a, b) => rank(a) - rank(b) || shareOf(b) - shareOf(a));
}

function rank({ against }: Difference): number {
  const { kind } = against.judgement.verdict;
  return kind === "better" || kind === "worse" ? 0 : 1;
}

/** Size of a difference as a share of its metric's range. */
function shareOf({ against, semantics }: Difference): number {
  const { range } = semantics;
  if (range === null) return 0;
  return Math.abs(against.comparison.difference ?? 0) / (range.max - range.min);
}

function tendencyOf(
  run: RunIndexEntry,
  differences: readonly Difference[],
  divergence: Divergence | null,
): Tendency {
  if (statesOf(run).some(({ status }) => status === "failed")) return "failed";
  if (divergence !== null) return "diverged";
  if (Object.keys(run.metrics_summary).length === 0) return "unscored";
  if (differences.length === 0) return "first";
  const kinds = new Set(differences.map(({ against }) => against.judgement.verdict.kind));
  if (kinds.has("better")) return kinds.has("worse") ? "mixed" : "better";
  if (kinds.has("worse")) return "worse";
  return kinds.has("not-resolved") ? "unresolved" : "alike";
}

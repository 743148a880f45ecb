import { type Measured, excludesZero, unpairedDifference } from "@evalsite/statistics";
import type { ProjectCard, RunIndexEntry } from "@evalsite/protocol";
import { type Meanings, type Benchmark, hasMetric } from "./benchmark.ts";
import type { DetailsByRun } from "./score-lines.ts";
import type { Experiment, Project } from "./project.ts";
import { namedBaseline } from "../news/baseline.ts";

/** The baseline of each experiment that the project's file gives one, by the experiment's name. */
export type Baselines = ReadonlyMap<string | null, RunIndexEntry>;

export function baselinesOf(
  project: Project,
  experiments: readonly Experiment[],
  {
    card,
    byId,
    manifest,
  }: {
    readonly card: ProjectCard | null;
    readonly byId: ReadonlyMap<string, RunIndexEntry>;
    readonly manifest: Meanings | null;
  },
): Baselines {
  if (card === null) return new Map();
  return new Map(
    experiments.flatMap(({ name }) => {
      const found = namedBaseline(name, { project, card, byId, manifest });
      return found === null ? [] : [[name, found] as const];
    }),
  );
}

/** A score against the baseline's, from the reports. */
export interface AgainstBaseline {
  readonly difference: number;
  readonly interval: Measured["interval"];
  readonly tone: "better" | "worse" | null;
}

/** Null where the baseline is the run itself, or has no such score. */
export function againstBaseline(
  baseline: RunIndexEntry,
  best: Measured & { readonly runId: string },
  benchmark: Benchmark,
  details: DetailsByRun,
): AgainstBaseline | null {
  const value = baseline.metrics_summary[benchmark.key];
  if (value === undefined || baseline.run_id === best.runId || !hasMetric(baseline, benchmark))
    return null;
  const interval = details.get(baseline.run_id)?.get(benchmark.key)?.interval ?? null;
  const found = unpairedDifference({ value, interval }, best);
  const difference = best.value - value;
  const direction = benchmark.semantics?.direction ?? "none";
  const isTold = found !== null && excludesZero(found.interval) && direction !== "none";
  const isGain = direction === "lower" ? difference < 0 : difference > 0;
  const tone = isTold ? (isGain ? "better" : "worse") : null;
  return { difference, interval: found?.interval ?? null, tone };
}

/** Whether a score reaches the one aimed at; null where nothing tells which way is better. */
export function isReached(
  value: number,
  target: number,
  direction: "higher" | "lower" | "none",
): boolean | null {
  if (direction === "none") return null;
  return direction === "lower" ? value <= target : value >= target;
}

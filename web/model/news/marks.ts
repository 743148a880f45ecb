import type { ProjectCard, RunIndexEntry } from "@evalsite/protocol";
import type { Meanings } from "../experiments/benchmark.ts";
import { type Project, startMs } from "../experiments/project.ts";

/** Something about a run that its verdict does not say. */
export interface Mark {
  readonly kind: "new-best" | "reached" | "missed";
  readonly suites: readonly string[];
}

/** New bests among the runs of its project, and the targets of the project's file; kinds without a benchmark are left out. */
export function marksOf(
  run: RunIndexEntry,
  project: Project,
  card: ProjectCard | null,
  { manifest }: { readonly manifest: Meanings | null },
): readonly Mark[] {
  const scores = Object.entries(run.metrics_summary).flatMap(([key, value]) => {
    const metric = run.headline[key] ?? null;
    const direction = manifest?.metrics[metric ?? ""]?.direction ?? "none";
    if (direction === "none") return [];
    const suite = key.replace(/\/overall$/u, "");
    return [{ key, suite, metric, value, sign: direction === "higher" ? 1 : -1 }];
  });
  const start = startMs(run);
  const before = project.runs.filter((one) => startMs(one) < start);
  const wishes = scores.flatMap((score) => {
    const wish = card?.benchmarks.find(({ suite }) => suite === score.suite);
    const isOfMetric = wish?.metric === null || wish?.metric === score.metric;
    const target = isOfMetric ? (wish?.target ?? null) : null;
    if (target === null) return [];
    return [{ suite: score.suite, isReached: score.sign * (score.value - target) >= 0 }];
  });
  const marks: readonly Mark[] = [
    {
      kind: "new-best",
      suites: scores.filter((one) => isNewBest(one, before)).map(({ suite }) => suite),
    },
    {
      kind: "reached",
      suites: wishes.filter(({ isReached }) => isReached).map(({ suite }) => suite),
    },
    {
      kind: "missed",
      suites: wishes.filter(({ isReached }) => !isReached).map(({ suite }) => suite),
    },
  ];
  return marks.filter(({ suites }) => suites.length > 0);
}

interface Score {
  readonly key: string;
  readonly metric: string | null;
  readonly value: number;
  /** 1 where higher is better, −1 where lower is. */
  readonly sign: number;
}

/** Better than all runs before it that have the score, of which there is one at least. */
function isNewBest({ key, metric, value, sign }: Score, before: readonly RunIndexEntry[]): boolean {
  let rivals = 0;
  for (const { metrics_summary, headline } of before) {
    const theirs = metrics_summary[key];
    if (theirs === undefined || (headline[key] ?? null) !== metric) continue;
    if (sign * (value - theirs) <= 0) return false;
    rivals++;
  }
  return rivals > 0;
}

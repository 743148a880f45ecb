import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeComparedRuns } from "./compared-runs.ts";
import { writeManyRuns } from "./many-runs.ts";
import { writeProjectRuns } from "./project-runs.ts";
import { writeReviewsRun } from "./reviews.ts";
import { writeTrainingLog } from "./training-log.ts";

/** Generated raw runs: a name, what they were made by, and how. */
export interface DataSet {
  readonly name: string;
  readonly parameters: Readonly<Record<string, number | string>>;
  readonly make: (rawDir: string) => void;
}

/** Raise it when a generator writes something else for the same parameters. */
const generation = 2;

export const reviewsRun = "knowledge-a";
export const reviewsSuite = "knowledge";
const reviewsModel = "bench-model";

/** One run with that many reviews of about 3 kB in one file. */
export function reviewsSet(samples: number, seed: number): DataSet {
  return {
    name: `reviews-${samples}`,
    parameters: { generation, seed, samples },
    make: (rawDir) => {
      writeReviewsRun(join(rawDir, reviewsRun), {
        seed,
        model: reviewsModel,
        benchmark: reviewsSuite,
        step: 1000,
        subsets: ["default"],
        samples,
        ability: 0.62,
        phrases: [10, 14],
      });
    },
  };
}

/** The file that holds all reviews of a reviews set. */
export function reviewsFile(rawDir: string): string {
  return join(rawDir, reviewsRun, "reviews", reviewsModel, `${reviewsSuite}_default.jsonl`);
}

/** Many small runs with reports only. */
export function runsSet(runs: number, benchmarks: number, seed: number): DataSet {
  return {
    name: `runs-${runs}`,
    parameters: { generation, seed, runs, benchmarks },
    make: (rawDir) => writeManyRuns(rawDir, { seed, runs, benchmarks }),
  };
}

/** Checkpoints of one project's experiments, with training logs. */
export function projectSet(runs: number, benchmarks: number, seed: number): DataSet {
  return {
    name: `project-${runs}`,
    parameters: { generation, seed, runs, benchmarks },
    make: (rawDir) => writeProjectRuns(rawDir, { seed, runs, benchmarks }),
  };
}

/** Runs that answered the same items. */
export function comparedSet(runs: number, items: number, seed: number): DataSet {
  return {
    name: `compared-${runs}-${items}`,
    parameters: { generation, seed, runs, items },
    make: (rawDir) => writeComparedRuns(rawDir, { seed, runs, items }),
  };
}

export const curvesRun = "curves-a";

/** One run with long training curves. */
export function curvesSet(series: number, points: number, seed: number): DataSet {
  return {
    name: `curves-${series}-${points}`,
    parameters: { generation, seed, series, points },
    make: (rawDir) => writeTrainingLog(join(rawDir, curvesRun), { seed, series, points }),
  };
}

/**
 * The raw folder of a data set below the work folder; made, unless it is there with the same
 * parameters.
 */
export function prepared(workDir: string, set: DataSet): string {
  const rawDir = join(workDir, set.name);
  const stamp = `${rawDir}.json`;
  const wanted = JSON.stringify(set.parameters);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return rawDir;
  process.stderr.write(`Generating ${set.name}…\n`);
  rmSync(stamp, { force: true });
  rmSync(rawDir, { recursive: true, force: true });
  mkdirSync(rawDir, { recursive: true });
  set.make(rawDir);
  writeFileSync(stamp, wanted);
  return rawDir;
}

import { join } from "node:path";
import { drawFor } from "../../evalscope/seeded.ts";
import { type SubsetScore, reportText } from "./report.ts";
import { startRun, writeReport } from "./run-folder.ts";

export interface ManyRunsPlan {
  readonly seed: number;
  readonly runs: number;
  /** Benchmarks of each run. */
  readonly benchmarks: number;
}

const checkpoints = 25;
const experiments = 20;

/**
 * Writes small runs into a raw folder: checkpoints of experiments of projects, each evaluated on
 * the same benchmarks; reports and run.yaml only.
 */
export function writeManyRuns(rawDir: string, plan: ManyRunsPlan): void {
  for (let run = 0; run < plan.runs; run++) writeRun(rawDir, plan, run);
}

/** Writes the run of that number; `attempt` changes its scores, as another evaluation would. */
export function writeRun(rawDir: string, plan: ManyRunsPlan, run: number, attempt = 0): void {
  const experiment = Math.floor(run / checkpoints);
  const project = Math.floor(experiment / experiments);
  const model = `model-${experiment % 7}`;
  const step = ((run % checkpoints) + 1) * 500;
  const folder = join(rawDir, runName(run));
  startRun(folder, {
    project: `project-${project}`,
    experiment: `experiment-${experiment}`,
    model,
    step,
    tags: [experiment % 3 === 0 ? "nightly" : "sweep", `seed-${experiment % 5}`],
    learningRate: 0.0001 * ((experiment % 10) + 1),
  });
  for (let i = 0; i < plan.benchmarks; i++) {
    const benchmark = benchmarkName(i);
    const scores = subsetScores([plan.seed, experiment, i, attempt], step, i);
    writeReport(folder, model, benchmark, reportText(model, benchmark, scores));
  }
}

/** The folder of a run. */
export function runName(run: number): string {
  return `run-${String(run).padStart(5, "0")}`;
}

const families = ["knowledge", "maths", "code", "reading", "safety", "语言", "agents", "logic"];

/** The name of a benchmark: the same in every run. */
export function benchmarkName(i: number): string {
  return `${families[i % families.length]}_${i}`;
}

/** Scores that rise with the step towards what the experiment can reach. */
function subsetScores(
  key: readonly number[],
  step: number,
  benchmark: number,
): readonly SubsetScore[] {
  const subsets = ["default", "hard", "zh"].slice(0, 1 + (benchmark % 3));
  return subsets.map((name, at) => {
    const num = 100 + Math.floor(drawFor("num", benchmark, at) * 1900);
    const reach = 0.2 + 0.75 * drawFor("reach", ...key, at);
    const noise = 0.04 * (drawFor("noise", ...key, at, step) - 0.5);
    const share = Math.min(1, Math.max(0, reach * (1 - Math.exp(-step / 4000)) + noise));
    return { name, num, sum: Math.round(share * num) };
  });
}

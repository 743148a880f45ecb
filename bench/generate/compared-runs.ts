import { join } from "node:path";
import { drawFor, hash32, randomSequence } from "../../evalscope/seeded.ts";
import { writeLines } from "./line-writer.ts";
import { startRun } from "./run-folder.ts";

export interface ComparedRunsPlan {
  readonly seed: number;
  readonly runs: number;
  /** Items of the one benchmark that all runs answered. */
  readonly items: number;
}

/** Writes runs that answered the same items differently, with short texts (samples.jsonl). */
export function writeComparedRuns(rawDir: string, plan: ComparedRunsPlan): void {
  for (let run = 0; run < plan.runs; run++) {
    const folder = join(rawDir, comparedName(run));
    startRun(folder, {
      project: "bench",
      experiment: "comparison",
      model: "compared",
      step: (run + 1) * 1000,
      tags: ["generated"],
      learningRate: 0.001,
    });
    writeLines(join(folder, "samples.jsonl"), answers(plan, run));
  }
}

/** The folder of a compared run. */
export function comparedName(run: number): string {
  return `compared-${String(run).padStart(2, "0")}`;
}

/** An item is right where the run's ability, which grows from run to run, exceeds its difficulty. */
function* answers({ seed, runs, items }: ComparedRunsPlan, run: number): Iterable<string> {
  const difficulties = randomSequence(hash32(`difficulty/${seed}`));
  const luck = randomSequence(hash32(`luck/${seed}/${run}`));
  const ability = 0.4 + (0.3 * run) / runs + 0.02 * drawFor(seed, run);
  for (let item = 0; item < items; item++) {
    const [a, b] = [item % 997, Math.floor(item / 997)];
    const isRight = ability + 0.5 * (luck() - 0.5) > difficulties();
    const answer = isRight ? a + b : a + b + 1 + Math.floor(luck() * 9);
    yield `{"suite":"sums","id":"${item}","input":"${a} + ${b} = ?","target":"${a + b}","prediction":"${answer}","score":${isRight ? 1 : 0}}`;
  }
}

import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { makePhrases } from "./phrases.ts";
import { type SubsetScore, reportText } from "./report.ts";
import { longestLine, putReview } from "./review-line.ts";
import { startRun, writeReport, writeTaskConfig } from "./run-folder.ts";

export interface ReviewsPlan {
  readonly seed: number;
  readonly model: string;
  readonly benchmark: string;
  readonly step: number;
  /** Subsets share the samples evenly. */
  readonly subsets: readonly string[];
  /** Samples of all subsets together. */
  readonly samples: number;
  /** Share of right answers, 0 to 1. */
  readonly ability: number;
  /** Phrases of about 50 bytes in question and answer; [10, 14] makes lines of about 3 kB. */
  readonly phrases: readonly [question: number, answer: number];
}

/** The size of one write to disk, in bytes. */
const blockSize = 4 * 2 ** 20;

/**
 * Writes a finished evalscope run of one benchmark: run.yaml, configs, reviews, report.
 * @returns the bytes of all reviews
 */
export function writeReviewsRun(folder: string, plan: ReviewsPlan): number {
  const { model, benchmark, step, subsets } = plan;
  startRun(folder, {
    project: "bench",
    experiment: "samples",
    model,
    step,
    tags: ["generated"],
    learningRate: 0.001,
  });
  writeTaskConfig(folder, model, [benchmark]);
  mkdirSync(join(folder, "reviews", model), { recursive: true });
  const phrases = makePhrases(plan.seed);
  let bytes = 0;
  const scores = subsets.map((subset, i): SubsetScore => {
    const num = shareOf(plan.samples, subsets.length, i);
    const file = join(folder, "reviews", model, `${benchmark}_${subset}.jsonl`);
    const written = writeReviews(file, { ...plan, subset, num }, phrases);
    bytes += written.bytes;
    return { name: subset, num, sum: written.sum };
  });
  writeReport(folder, model, benchmark, reportText(model, benchmark, scores));
  return bytes;
}

function shareOf(total: number, parts: number, part: number): number {
  return Math.floor((total * (part + 1)) / parts) - Math.floor((total * part) / parts);
}

function writeReviews(
  path: string,
  plan: ReviewsPlan & { readonly subset: string; readonly num: number },
  phrases: ReturnType<typeof makePhrases>,
): { readonly bytes: number; readonly sum: number } {
  const buffer = Buffer.allocUnsafe(blockSize + longestLine);
  const file = openSync(path, "w");
  let [at, bytes, sum] = [0, 0, 0];
  for (let place = 0; place < plan.num; place++) {
    const index = finishedAt(place, plan.num);
    const put = putReview(buffer, at, { ...plan, index }, phrases);
    sum += put.score;
    at = put.end;
    if (at < blockSize) continue;
    bytes += writeSync(file, buffer, 0, at);
    at = 0;
  }
  bytes += writeSync(file, buffer, 0, at);
  closeSync(file);
  return { bytes, sum };
}

/** Which item stands at a place of the file: requests finish out of order, within a window of eight. */
function finishedAt(place: number, count: number): number {
  const window = place - (place % 8);
  if (window + 8 > count) return place;
  return window + ((place * 3 + (window >> 3)) % 8);
}

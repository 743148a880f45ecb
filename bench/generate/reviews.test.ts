import { type EvalSummary, parseFile } from "@evalsite/protocol";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { convert, problems, publishedMeta } from "../../tools/etl/testing/conversion.ts";
import { temporaryFolder, treeOf } from "../../tools/etl/testing/folders.ts";
import { type ReviewsPlan, writeReviewsRun } from "./reviews.ts";

const plan: ReviewsPlan = {
  seed: 7,
  model: "bench-model",
  benchmark: "knowledge",
  step: 1000,
  subsets: ["easy", "hard", "zh"],
  samples: 2500,
  ability: 0.62,
  phrases: [10, 14],
};

interface ReviewLine {
  readonly index: number;
  readonly sample_score: { readonly score: { readonly value: { readonly accuracy: number } } };
}

function reviews(folder: string, subset: string): string {
  return readFileSync(join(folder, "reviews/bench-model", `knowledge_${subset}.jsonl`), "utf8");
}

function linesOf(text: string): readonly ReviewLine[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line): ReviewLine => JSON.parse(line));
}

function summaryOf(outDir: string, runId: string): EvalSummary {
  const text = readFileSync(join(outDir, "runs", runId, "eval_summary.json"), "utf8");
  const parsed = parseFile("evalSummary", text);
  if (parsed.kind !== "ok") throw new Error(JSON.stringify(parsed.problem));
  return parsed.value;
}

test("the same seed writes the same bytes, another seed others", () => {
  const small = { ...plan, samples: 90 };
  const [first, again, other] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  writeReviewsRun(first, small);
  writeReviewsRun(again, small);
  writeReviewsRun(other, { ...small, seed: 8 });
  expect(treeOf(again)).toEqual(treeOf(first));
  expect(reviews(other, "easy")).not.toBe(reviews(first, "easy"));
});

test("every item is there once, not in order", () => {
  const folder = temporaryFolder();
  writeReviewsRun(folder, { ...plan, samples: 100 });
  const indexes = ["easy", "hard", "zh"].map((subset) =>
    linesOf(reviews(folder, subset)).map((line) => line.index),
  );
  expect(indexes.map((list) => list.length)).toEqual([33, 33, 34]);
  for (const list of indexes) {
    expect(list).not.toEqual(list.toSorted((a, b) => a - b));
    expect(list.toSorted((a, b) => a - b)).toEqual(list.map((_, place) => place));
  }
});

test("the ETL finds the samples' scores in the report, and nothing to complain about", async () => {
  const [raw, out] = [temporaryFolder(), temporaryFolder()];
  writeReviewsRun(join(raw, "a"), plan);
  await convert(raw, out);
  const [suite] = summaryOf(out, "a").suites;
  const [metric] = suite?.metrics ?? [];
  const scores = plan.subsets.map((subset) =>
    linesOf(reviews(join(raw, "a"), subset)).map((line) => line.sample_score.score.value.accuracy),
  );
  expect(metric?.origin).toBe("report");
  expect(metric?.n).toBe(plan.samples);
  expect(metric?.value).toBeCloseTo(mean(scores.flat()), 4);
  expect(metric?.recomputed?.agrees).toBe(true);
  expect(metric?.subsets.map(({ subset, value }) => [subset, value])).toEqual(
    plan.subsets.map((subset, i) => [subset, expect.closeTo(mean(scores[i] ?? []), 4)]),
  );
  expect(suite?.outcomes.extraction_failed).toBeGreaterThan(0);
  expect(suite?.performance?.latency_s).not.toBeNull();
  expect(problems(publishedMeta(out, "a").issues)).toEqual([]);
});

test("lines have the size, the languages and the entropy of real ones", () => {
  const folder = temporaryFolder();
  writeReviewsRun(folder, { ...plan, subsets: ["default"] });
  const bytes = Buffer.from(reviews(folder, "default"));
  const chinese = bytes.toString().match(/\p{Script=Han}/gu) ?? [];
  expect(bytes.length / plan.samples).toBeGreaterThan(2800);
  expect(bytes.length / plan.samples).toBeLessThan(3500);
  expect((3 * chinese.length) / bytes.length).toBeGreaterThan(0.12);
  expect((3 * chinese.length) / bytes.length).toBeLessThan(0.18);
  expect(bytes.length / gzipSync(bytes).length).toBeGreaterThan(3);
  expect(bytes.length / gzipSync(bytes).length).toBeLessThan(4);
  expect(
    Math.max(
      ...bytes
        .toString()
        .split("\n")
        .map((line) => line.length),
    ),
  ).toBeGreaterThan(9e4);
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

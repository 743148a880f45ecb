import { type EvalSummary, type RunMeta, type RunMetrics, parseFile } from "@evalsite/protocol";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe } from "vitest";
import type { ConvertResult } from "../pipeline/convert-all.ts";
import { convert } from "./conversion.ts";
import { lastingFolder } from "./folders.ts";

/**
 * The folder that EVALSITE_CASES names holds small inputs, `<name>/raw/<run>/…`, each with what is right in
 * `<name>/EXPECT.md`. Every one of them is asserted by a test in `tools/etl/cases/`.
 */
export const casesFolder = process.env["EVALSITE_CASES"] ?? "";
export const haveCases = casesFolder !== "" && existsSync(casesFolder);

export interface CaseRun {
  readonly folder: string;
  readonly meta: RunMeta;
  readonly summary: EvalSummary;
  readonly metrics: RunMetrics;
}

export interface ConvertedCase {
  readonly outDir: string;
  readonly result: ConvertResult;
  /** Published runs by id. */
  readonly runs: ReadonlyMap<string, CaseRun>;
}

/** Tests of one case; `converted` is to be called within them. Skipped, and said so, without the folder. */
export function describeCase(name: string, tests: (converted: () => ConvertedCase) => void): void {
  describe.skipIf(!haveCases)(`case ${name}`, () => {
    const outDir = lastingFolder();
    let found: ConvertedCase | null = null;
    beforeAll(async () => {
      const result = await convert(join(casesFolder, name, "raw"), outDir);
      found = { outDir, result, runs: publishedRuns(outDir) };
    }, 60_000);
    tests(() => {
      if (found === null) throw new Error(`${name} was not converted`);
      return found;
    });
  });
}

/** A run of a case; throws, with the ids that there are, if it was not published. */
export function runOf({ runs }: ConvertedCase, runId: string): CaseRun {
  const run = runs.get(runId);
  if (run === undefined)
    throw new Error(`no run ${runId}; there are ${[...runs.keys()].join(", ")}`);
  return run;
}

/** Step and value of every published point, by series name. */
export function pointsOf({
  metrics,
}: CaseRun): Record<string, readonly (readonly [number, number])[]> {
  return Object.fromEntries(
    metrics.series.map(({ name, points }) => [
      name,
      points.map(({ step, value }) => [step, value] as const),
    ]),
  );
}

function publishedRuns(outDir: string): ReadonlyMap<string, CaseRun> {
  const names = existsSync(join(outDir, "runs")) ? readdirSync(join(outDir, "runs")) : [];
  return new Map(names.map((runId) => [runId, readRun(join(outDir, "runs", runId), runId)]));
}

function readRun(folder: string, runId: string): CaseRun {
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const meta = parseFile("meta", read("meta.json"));
  const summary = parseFile("evalSummary", read("eval_summary.json"));
  const metrics = parseFile("metrics", read("metrics.json"));
  if (meta.kind !== "ok" || summary.kind !== "ok" || metrics.kind !== "ok") {
    throw new Error(
      `${runId} is not valid: ${JSON.stringify([meta, summary, metrics]).slice(0, 500)}`,
    );
  }
  return { folder, meta: meta.value, summary: summary.value, metrics: metrics.value };
}

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parsePythonJson } from "./python-json.ts";

const report = z.object({
  metrics: z.array(z.unknown()).min(1),
  execution_summary: z.object({ incomplete: z.boolean() }).partial().nullish(),
});

/** What a finished evaluation still lacks, a line each; empty when it is really done. An exit code of 0 does not say so. */
export function missingReports(runFolder: string, datasets: readonly string[]): readonly string[] {
  const folder = join(runFolder, "reports");
  const files = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" })
    : [];
  return datasets.flatMap((dataset) => {
    const file = files.find((name) => name.split(/[\\/]/).at(-1) === `${dataset}.json`);
    if (file === undefined) return [`${dataset} has no report`];
    const fault = faultOf(readFileSync(join(folder, file), "utf8"));
    return fault === null ? [] : [`${dataset}: ${fault}`];
  });
}

/** What is wrong with a report's text; null if nothing is. */
export function faultOf(text: string): string | null {
  let value: unknown;
  try {
    value = parsePythonJson(text);
  } catch {
    return "its report is cut off";
  }
  const { data } = report.safeParse(value);
  if (data === undefined) return "its report has no metrics";
  return data.execution_summary?.incomplete === true ? "some samples failed" : null;
}

const summaryFile = "benchmark_summary.json";

/** The same for a stress test: a summary for each load that was asked for. */
export function missingLoads(runFolder: string, loads: number): readonly string[] {
  const files = readdirSync(runFolder, { recursive: true, encoding: "utf8" });
  const found = files.filter((name) => name.split(/[\\/]/).at(-1) === summaryFile).length;
  return found >= loads ? [] : [`${loads - found} of ${loads} loads have no summary`];
}

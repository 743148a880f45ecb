/** `npm run check-evalscope`: does evalsite read what another evalscope writes? See docs/evalscope.md. */
import { Command } from "commander";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { differences, publishedScores, reportedScores } from "./compare-scores.ts";
import { convert } from "./convert.ts";
import { ensureEnvironment } from "./environment.ts";
import { chooseSource } from "./evalscope-source.ts";
import { runCommand } from "./failure.ts";
import { type OfflineCase, offlineCases } from "./offline-cases.ts";
import { openEndpoints, runCase } from "./run-offline-cases.ts";

interface Options {
  readonly version?: string;
  readonly keep: boolean;
}

/** @returns 0 when every evaluation came to its end and every reported number was published as it is. */
async function main(): Promise<number> {
  const options = new Command("check-evalscope")
    .description("Runs the small offline evaluations and compares every score with the reports.")
    .option("--version <release>", "which evalscope (default: EVALSCOPE_SOURCE, else the pinned)")
    .option("--keep", "keep the folder with the raw and the converted files", false)
    .parse()
    .opts<Options>();
  const source = chooseSource(options.version, process.env["EVALSCOPE_SOURCE"]);
  const environment = await ensureEnvironment(source);
  const folder = mkdtempSync(join(tmpdir(), "evalsite-check-"));
  const [rawDir, outDir] = [join(folder, "runs"), join(folder, "data")];
  try {
    tell(`evalscope ${environment.versions.evalscope}`);
    const reasons = await runAll(environment, rawDir);
    const converted = await convert({ rawDir, outDir, siteDir: null, runIds: [], quiet: true });
    const faults = offlineCases.map((one) => faultsOf(one, reasons.get(one.id), rawDir, outDir));
    for (const [at, one] of offlineCases.entries()) tellResult(one, faults[at] ?? []);
    return converted === 0 && faults.every((list) => list.length === 0) ? 0 : 1;
  } finally {
    if (options.keep) tell(`kept        ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

type Environment = Awaited<ReturnType<typeof ensureEnvironment>>;

/** Runs every case; a case that did not come to its end has a reason. */
async function runAll(
  environment: Environment,
  rawDir: string,
): Promise<ReadonlyMap<string, string>> {
  const endpoints = await openEndpoints();
  const reasons = new Map<string, string>();
  try {
    for (const one of offlineCases) {
      const { status, reasons: why } = await runCase(one, endpoints, environment, rawDir);
      if (status !== "completed") reasons.set(one.id, `${status}: ${why.join("; ")}`);
    }
  } finally {
    endpoints.scripted.close();
    endpoints.tools.close();
  }
  return reasons;
}

function faultsOf(
  { id }: OfflineCase,
  reason: string | undefined,
  rawDir: string,
  outDir: string,
): readonly string[] {
  const ended = reason === undefined ? [] : [reason];
  const reported = reportedScores(join(rawDir, id));
  if (reported.size === 0) return [...ended, "there is no score in what evalscope wrote"];
  try {
    return [...ended, ...differences(reported, publishedScores(outDir, id))];
  } catch (error) {
    return [...ended, `not published: ${String(error).split("\n")[0]}`];
  }
}

function tellResult({ id }: OfflineCase, faults: readonly string[]): void {
  tell(`${faults.length === 0 ? "ok    " : "FAILED"} ${id}`);
  for (const fault of faults) tell(`       ${fault}`);
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

await runCommand(main);

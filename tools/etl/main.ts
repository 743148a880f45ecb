import { CommanderError } from "commander";
import { failureText, isInterruption } from "./cli-failure.ts";
import { type Options, readOptions } from "./cli-options.ts";
import { plannedText } from "./cli-plan.ts";
import { progressReporter } from "./cli-progress.ts";
import { exitCode, reportText } from "./cli-report.ts";
import { endOnSignal } from "./cli-signals.ts";
import { watchRaw } from "./cli-watch.ts";
import { readers } from "./extract/registry.ts";
import { publishToSite } from "./load/site.ts";
import { type ConvertResult, convertAll } from "./pipeline/convert-all.ts";
import { environmentSecrets } from "./secrets/environment-secrets.ts";

async function main(): Promise<number> {
  if (process.argv[2] === "export") {
    const { exportCommand } = await import("./export/command.ts");
    return exportCommand(process.argv.slice(3));
  }
  const options = readOptions(process.argv);
  if (options.dryRun) {
    print(await plannedText(options.rawDir, readers, options.only, options.json));
    return 0;
  }
  const signal = endOnSignal();
  if (!options.watch) return report(await convert(options, signal), options);
  await watchRaw(options, {
    signal,
    convert: (onRun) => convert(options, signal, onRun),
    report: (result) => void report(result, options),
    say: (line) => void process.stderr.write(`${line}\n`),
  });
  return 0;
}

/** Converts, and puts the result into the site if there is one. */
async function convert(
  options: Options,
  signal: AbortSignal,
  onRun: (runId: string) => void = () => undefined,
): Promise<ConvertResult> {
  const progress = progressReporter(options.json ? null : process.stderr);
  const result = await convertAll({
    ...options,
    readers,
    secrets: environmentSecrets(process.env),
    signal,
    onRun: (done, total, runId) => {
      progress.onRun(done, total, runId);
      if (runId !== "") onRun(runId);
    },
  }).finally(progress.stop);
  const { outDir, siteDir } = options;
  if (result.published && siteDir !== null) await publishToSite(outDir, siteDir, options.force);
  return result;
}

function report(result: ConvertResult, { json, shownOutDir, verbose }: Options): number {
  const code = exitCode(result);
  print(
    json
      ? JSON.stringify({ ...result, exit_code: code }, null, 2)
      : reportText(result, shownOutDir, verbose),
  );
  return code;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 1;
  else {
    process.stderr.write(`${failureText(error)}\n`);
    process.exitCode = isInterruption(error) ? 130 : 1;
  }
}

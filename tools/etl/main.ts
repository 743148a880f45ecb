import { Command, CommanderError } from "commander";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { readers } from "./extract/registry.ts";
import { exitCode, reportText } from "./cli-report.ts";
import { plannedText } from "./cli-plan.ts";
import { progressReporter } from "./cli-progress.ts";
import { LockedError } from "./load/lock.ts";
import { LeakError } from "./load/published-folder.ts";
import { isSite, publishToSite } from "./load/site.ts";
import { convertAll } from "./pipeline/convert-all.ts";
import { codeOf } from "./node/folder-source.ts";
import { isSecretName, secretFilter } from "./transform/redact.ts";

interface Options {
  readonly rawDir: string;
  readonly outDir: string;
  readonly siteDir?: string;
  readonly strict: boolean;
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly verbose: boolean;
}

/** A reason to stop that the user can do something about: one line, no stack. */
class UsageError extends Error {}

const program = new Command("etl")
  .description("Turns raw evaluation and training output into the static JSON that the site shows.")
  .option("--raw-dir <folder>", "raw runs, one folder each", "./raw/runs")
  .option("--out-dir <folder>", "where the JSON goes", "./web/public/data")
  .option(
    "--site-dir <folder>",
    "exported site to put the data into (default: ./web/out beside web/public/data)",
  )
  .option("--strict", "publish nothing if anything was dropped", false)
  .option("--json", "print the account as JSON", false)
  .option("--dry-run", "say what would be read, write nothing", false)
  .option("--verbose", "list notes too", false)
  .showHelpAfterError("(--help lists the options)")
  .exitOverride();

async function main(): Promise<number> {
  program.parse();
  const options = program.opts<Options>();
  const rawDir = folderOf(options.rawDir);
  const outDir = resolve(options.outDir);
  if (existsSync(outDir) && !statSync(outDir).isDirectory()) {
    throw new UsageError(`${options.outDir} is a file; --out-dir needs a folder.`);
  }
  if (options.dryRun) {
    print(await plannedText(rawDir, readers, options.json));
    return 0;
  }
  refuseForeign(outDir, options.outDir);
  const progress = progressReporter(options.json ? null : process.stderr);
  const result = await convertAll({
    rawDir,
    outDir,
    readers,
    filter: secretFilter(secretsOfEnvironment()),
    strict: options.strict,
    onRun: progress.onRun,
  }).finally(progress.stop);
  const siteDir = siteOf(options, outDir);
  if (result.published && siteDir !== null) await publishToSite(outDir, siteDir);
  print(
    options.json
      ? JSON.stringify({ ...result, exit_code: exitCode(result) }, null, 2)
      : reportText(result, options.outDir, options.verbose),
  );
  return exitCode(result);
}

function folderOf(path: string): string {
  const absolute = resolve(path);
  if (!existsSync(absolute)) {
    throw new UsageError(
      `${path} does not exist; put runs into ${path}/<run_id>/ or name another --raw-dir.`,
    );
  }
  if (!statSync(absolute).isDirectory())
    throw new UsageError(`${path} is a file; --raw-dir needs a folder.`);
  return absolute;
}

/** A folder that holds something else is not ours to replace. */
function refuseForeign(outDir: string, shown: string): void {
  const ours = new Set([
    "index.json",
    "manifest.json",
    "runs",
    ".staging",
    ".commit.json",
    ".trash",
    ".lock",
    ".gitignore",
    ".gitkeep",
  ]);
  const names = existsSync(outDir) ? readdirSync(outDir) : [];
  const foreign = names.find((name) => !ours.has(name));
  if (foreign !== undefined) {
    throw new UsageError(
      `${shown} holds "${foreign}", which evalsite did not write; name another --out-dir or empty it.`,
    );
  }
}

/** The values of this process's own keys and tokens must not be published, whatever they look like. */
function secretsOfEnvironment(): readonly string[] {
  return Object.entries(process.env).flatMap(([name, value]) =>
    value !== undefined && value.length >= 12 && isSecretName(name) ? [value] : [],
  );
}

/** `web/public/data` belongs to the site exported into `web/out`. */
function siteOf(options: Options, outDir: string): string | null {
  if (options.siteDir !== undefined) {
    const named = resolve(options.siteDir);
    if (!isSite(named))
      throw new UsageError(`${options.siteDir} holds no exported site; run "npm run build" first.`);
    return named;
  }
  const beside = join(outDir, "../../out");
  return outDir.endsWith(join("public", "data")) && isSite(beside) ? beside : null;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The line a known failure gets; null for our own faults, which keep their stack. */
function explained(error: unknown): string | null {
  if (error instanceof UsageError) return error.message;
  if (error instanceof LockedError)
    return `Another conversion is running (process ${error.pid}); wait for it.`;
  if (error instanceof LeakError) {
    return `Stopped: ${error.message}. Nothing was published. Remove it from the raw files, or rename the folder if it is in a name.`;
  }
  const system: Readonly<Record<string, string>> = {
    ENOSPC: "The disk is full. What was published before is unchanged.",
    EROFS: "The output folder is read-only.",
    EACCES: "No permission to write the output folder.",
    EPERM: "No permission to write the output folder.",
    EDQUOT: "The disk quota is used up. What was published before is unchanged.",
  };
  return system[codeOf(error)] ?? null;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 1;
  else {
    const line = explained(error);
    process.stderr.write(`${line ?? (error instanceof Error ? error.stack : String(error))}\n`);
    process.exitCode = 1;
  }
}

import { Command, CommanderError } from "commander";
import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { readers } from "./extract/registry.ts";
import { UsageError, checkOutput } from "./cli-output.ts";
import { exitCode, reportText } from "./cli-report.ts";
import { plannedText } from "./cli-plan.ts";
import { progressReporter } from "./cli-progress.ts";
import { LockedError } from "./load/lock.ts";
import { LeakError } from "./load/published-folder.ts";
import { isSite, publishToSite } from "./load/site.ts";
import { convertAll } from "./pipeline/convert-all.ts";
import { codeOf } from "./node/folder-source.ts";
import { secretFilter } from "./transform/redact.ts";
import { isSecretName } from "./transform/secret-names.ts";

interface Options {
  readonly rawDir: string;
  readonly outDir: string;
  readonly siteDir?: string;
  readonly strict: boolean;
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly verbose: boolean;
}

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
  const siteDir = siteOf(options, outDir);
  checkOutput(rawDir, outDir, options.outDir);
  if (options.dryRun) {
    print(await plannedText(rawDir, readers, options.json));
    return 0;
  }
  const progress = progressReporter(options.json ? null : process.stderr);
  const result = await convertAll({
    rawDir,
    outDir,
    readers,
    filter: secretFilter(secretsOfEnvironment()),
    strict: options.strict,
    onRun: progress.onRun,
  }).finally(progress.stop);
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

/** The values of this process's own keys and tokens must not be published, whatever they look like. */
function secretsOfEnvironment(): readonly string[] {
  const folders = new Set(["PWD", "OLDPWD"]);
  return Object.entries(process.env).flatMap(([name, value]) =>
    value !== undefined && value.length >= 12 && isSecretName(name) && !folders.has(name)
      ? [value]
      : [],
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
  const what = systemFailures[codeOf(error)];
  return what === undefined ? null : `${what}${pathOf(error)}. ${unchanged}`;
}

const unchanged =
  "What was published before stands, or the next start finishes what is in .commit.json.";

const systemFailures: Readonly<Record<string, string>> = {
  ENOSPC: "The disk is full",
  EDQUOT: "The disk quota is used up",
  EROFS: "The disk is read-only",
  EACCES: "No permission",
  EPERM: "No permission",
  EIO: "The disk has failed",
  ENOTDIR: "A file stands where a folder is needed",
  EEXIST: "A file or broken link stands where a folder is needed",
  ENAMETOOLONG: "A path is too long",
  EMFILE: "Too many open files",
};

function pathOf(error: unknown): string {
  return error instanceof Error && "path" in error ? ` (${String(error.path)})` : "";
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

import { paths } from "@evalsite/protocol";
import { Command, Option } from "commander";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { UsageError, isWithin, realPath } from "../cli-output.ts";
import type { ExportAccount } from "./export-account.ts";
import { ExportError } from "./export-error.ts";
import { openExportFolder } from "./export-folder.ts";
import { type ExportProgress, exportPublication } from "./export-publication.ts";
import { progressLines } from "./progress.ts";
import { Publication } from "./publication.ts";

interface Options {
  readonly dataDir: string;
  readonly out: string;
  readonly replace: boolean;
}

const command = new Command("etl export")
  .description("Writes what is published as tables for DuckDB, Spark and Trino: docs/parquet.md.")
  .addOption(
    new Option("--format <format>", "of the files").choices(["parquet"]).default("parquet"),
  )
  .requiredOption("--out <folder>", "a new or an empty folder")
  .option("--data-dir <folder>", "the publication", "./web/public/data")
  .option("--replace", "replace an earlier export in that folder", false)
  .showHelpAfterError("(--help lists the options)")
  .exitOverride();

/**
 * The subcommand `export`.
 * @param args what follows its name
 * @returns the exit code: 0 when all is written, 1 when nothing is
 * @throws CommanderError for options that are wrong
 */
export async function exportCommand(args: readonly string[]): Promise<number> {
  command.parse(args, { from: "user" });
  const options = command.opts<Options>();
  try {
    const account = await exportTables(options, progressLines(process.stderr));
    process.stdout.write(`${accountText(account, options.out)}\n`);
    return 0;
  } catch (error) {
    if (!isExplained(error)) throw error;
    process.stderr.write(`Nothing was exported: ${error.message}\n`);
    return 1;
  }
}

/**
 * Writes all tables, or nothing.
 * @throws UsageError and ExportError
 */
export async function exportTables(
  { dataDir, out, replace }: Options,
  progress: ExportProgress,
): Promise<ExportAccount> {
  const folder = resolve(out);
  checkFolders(dataDir, out);
  const target = openExportFolder(folder, out, replace);
  try {
    const publication = new Publication(resolve(dataDir));
    const account = await exportPublication(publication, target.staging, progress);
    target.commit(account);
    return account;
  } finally {
    target.discard();
  }
}

/** @throws UsageError */
function checkFolders(dataDir: string, out: string): void {
  if (!existsSync(join(dataDir, paths.index))) {
    throw new UsageError(
      `${dataDir} holds no publication (no ${paths.index}); run "npm run etl" first or name another --data-dir.`,
    );
  }
  const [data, target] = [realPath(resolve(dataDir)), realPath(resolve(out))];
  if (isWithin(data, target) || isWithin(target, data)) {
    throw new UsageError(
      `--out ${out} and --data-dir ${dataDir} lie in one another; name two separate folders.`,
    );
  }
}

function accountText({ tables, withheld }: ExportAccount, out: string): string {
  const lines = Object.entries(tables).map(([name, files]) => {
    const rows = files.reduce((sum, file) => sum + file.rows, 0);
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return `${name.padEnd(12)}${rows} rows, ${files.length} file(s), ${(bytes / 1e6).toFixed(1)} MB`;
  });
  const old = withheld.filter(({ shown }) => shown !== null).length;
  const held =
    withheld.length === 0
      ? []
      : [
          `withheld    ${withheld.length} run(s): ${old} in the last good version, the others not at all`,
        ];
  return [...lines, ...held, `written to  ${out}`].join("\n");
}

/** Whether a line says enough: what the user can do something about, and what the system refused. */
function isExplained(error: unknown): error is Error {
  if (error instanceof UsageError || error instanceof ExportError) return true;
  return error instanceof Error && "syscall" in error;
}

import { Command, InvalidArgumentError } from "commander";
import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { UsageError, checkOutput } from "./cli-output.ts";
import { isSite } from "./load/site.ts";
import { type ProjectPlaces, projectPlaces } from "./node/project-files.ts";
import { rawFolders } from "./node/discover-runs.ts";

/** What is asked for, checked. */
export interface Options {
  /** Absolute. */
  readonly rawDir: string;
  readonly outDir: string;
  readonly siteDir: string | null;
  /** The output folder as the user named it. */
  readonly shownOutDir: string;
  /** Names of the folders to convert; null: all. */
  readonly only: ReadonlySet<string> | null;
  readonly strict: boolean;
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly verbose: boolean;
  readonly watch: boolean;
  /** Convert and publish anew also what has not changed. */
  readonly force: boolean;
  readonly projects: ProjectPlaces;
  /** Seconds between two looks at the raw folder; null: changes are reported by the system. */
  readonly poll: number | null;
}

interface Given extends Pick<
  Options,
  "strict" | "json" | "dryRun" | "verbose" | "watch" | "force"
> {
  readonly rawDir: string;
  readonly outDir: string;
  readonly siteDir?: string;
  readonly projectsDir?: string;
  readonly run: readonly string[];
  readonly poll?: number;
}

/** @throws UsageError; CommanderError after --help or an unknown option. */
export function readOptions(args: readonly string[]): Options {
  const given = commandLine().parse(args).opts<Given>();
  const rawDir = folderOf(given.rawDir);
  const outDir = resolve(given.outDir);
  const { strict, json, dryRun, verbose, watch, force, poll = null } = given;
  if (watch && (json || dryRun || force))
    throw new UsageError("--watch goes with none of --json, --dry-run and --force.");
  const siteDir = siteOf(given, outDir);
  checkOutput(rawDir, outDir, given.outDir);
  const only = given.run.length === 0 ? null : runsOf(given, rawDir);
  const projectsDir = given.projectsDir === undefined ? null : projectsOf(given.projectsDir);
  const projects = projectPlaces(rawDir, projectsDir);
  const folders = { rawDir, outDir, siteDir, projects, shownOutDir: given.outDir };
  return { ...folders, only, strict, json, dryRun, verbose, watch, force, poll };
}

function commandLine(): Command {
  return new Command("etl")
    .description(
      "Turns raw evaluation and training output into the static JSON that the site shows.",
    )
    .option("--raw-dir <folder>", "raw runs, one folder each", "./raw/runs")
    .option("--out-dir <folder>", "where the JSON goes", "./web/public/data")
    .option(
      "--site-dir <folder>",
      "exported site to put the data into (default: ./web/out beside web/public/data)",
    )
    .option(
      "--projects-dir <folder>",
      "projects' files, a folder each (default: projects beside a raw folder named runs)",
    )
    .option(
      "--run <name>",
      "convert only this folder of the raw folder, leave all others as published (repeatable)",
      (name: string, names: readonly string[]) => [...names, name],
      [],
    )
    .option(
      "--force",
      "convert and publish anew also what has not changed, as after damage to published files",
      false,
    )
    .option("--watch", "stay, and convert what changes", false)
    .option("--poll <seconds>", "with --watch: look every so often (network disks)", secondsOf)
    .option("--strict", "publish nothing if anything was dropped", false)
    .option("--json", "print the account as JSON", false)
    .option("--dry-run", "say what would be read, write nothing", false)
    .option("--verbose", "list notes too", false)
    .addHelpText("after", "\netl export --help: what is published as Parquet files")
    .showHelpAfterError("(--help lists the options)")
    .exitOverride();
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 86_400))
    throw new InvalidArgumentError("It must be a number of seconds, up to a day.");
  return seconds;
}

function folderOf(path: string): string {
  const absolute = resolve(path);
  if (!existsSync(absolute)) {
    throw new UsageError(
      `${path} does not exist; put runs into ${path}/<run_id>/ or name another --raw-dir (--raw-dir examples/raw/runs has the examples).`,
    );
  }
  if (!statSync(absolute).isDirectory())
    throw new UsageError(`${path} is a file; --raw-dir needs a folder.`);
  return absolute;
}

function projectsOf(path: string): string {
  const absolute = resolve(path);
  if (statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true) return absolute;
  throw new UsageError(
    `${path} is no folder; --projects-dir needs one, with a folder for each project.`,
  );
}

/** `web/public/data` belongs to the site exported into `web/out`. */
function siteOf(given: Given, outDir: string): string | null {
  if (given.siteDir !== undefined) {
    const named = resolve(given.siteDir);
    if (!isSite(named))
      throw new UsageError(`${given.siteDir} holds no exported site; run "npm run build" first.`);
    return named;
  }
  const beside = join(outDir, "../../out");
  return outDir.endsWith(join("public", "data")) && isSite(beside) ? beside : null;
}

function runsOf({ run, rawDir: shown }: Given, rawDir: string): ReadonlySet<string> {
  const names = new Set(rawFolders(rawDir).names);
  const missing = run.find((name) => !names.has(name));
  if (missing === undefined) return new Set(run);
  const [folder = ""] = missing.split("~");
  const hint = names.has(folder) ? `; its folder is named ${folder}` : "";
  throw new UsageError(`--run ${missing}: there is no such folder in ${shown}${hint}.`);
}

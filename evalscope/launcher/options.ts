import { Command } from "commander";
import { resolve } from "node:path";
import type { Conversion } from "./convert.ts";
import { LaunchError } from "./failure.ts";
import { defaultOutDir, defaultRawDir } from "./places.ts";
import type { LaunchKind } from "./run-settings.ts";

/** The command line of `npm run eval` and `npm run perf`, with absolute paths. */
export interface Options {
  readonly config: string;
  readonly runId: string | null;
  readonly resume: boolean;
  /** Serve the site from the beginning, and let the page follow the run. */
  readonly watchSite: boolean;
  /** Serve the site at the end, if none is served, and open the page; null: as the terminal suggests. */
  readonly open: boolean | null;
  readonly rawDir: string;
  readonly outDir: string;
  /** The exported site that is to show it, if one is named. */
  readonly siteDir: string | null;
}

interface Given {
  readonly config: string;
  readonly runId?: string;
  readonly resume?: boolean;
  readonly watchSite: boolean;
  readonly open?: boolean;
  readonly rawDir: string;
  readonly outDir: string;
  readonly siteDir?: string;
}

/** @throws LaunchError for options that do not go together. */
export function optionsOf(kind: LaunchKind, argv: readonly string[]): Options {
  const given = commandOf(kind).parse(argv, { from: "user" }).opts<Given>();
  const outDir = resolve(given.outDir);
  if (given.resume && given.runId === undefined)
    throw new LaunchError("--resume needs --run-id: which run is to be taken up?");
  if ((given.watchSite || given.open) && outDir !== defaultOutDir && given.siteDir === undefined)
    throw new LaunchError("--out-dir needs --site-dir too: which exported site is to show it?");
  return {
    config: given.config,
    runId: given.runId ?? null,
    resume: given.resume === true,
    watchSite: given.watchSite,
    open: given.open ?? null,
    rawDir: resolve(given.rawDir),
    outDir,
    siteDir: given.siteDir === undefined ? null : resolve(given.siteDir),
  };
}

/** The conversion of these runs alone. */
export function conversionOf(options: Options, runIds: readonly string[]): Conversion {
  const { rawDir, outDir, siteDir } = options;
  return { rawDir, outDir, siteDir, runIds, quiet: false };
}

function commandOf(kind: LaunchKind): Command {
  const what = kind === "eval" ? "an evaluation" : "a stress test";
  const command = new Command(kind)
    .description(`Runs ${what} with evalscope and converts its result.`)
    .requiredOption("--config <file>", "evalscope's settings with an evalsite block")
    .option("--run-id <id>", "the run's folder in the raw folder (default: date, time, name)")
    .option("--watch-site", "serve the site while it runs, and let the page follow it", false)
    .option("--open", "at the end serve the site and open the page (the default at a terminal)")
    .option("--no-open", "end when the run is converted (the default elsewhere)")
    .option("--raw-dir <folder>", "raw runs, one folder each", defaultRawDir)
    .option("--out-dir <folder>", "where the JSON goes", defaultOutDir)
    .option("--site-dir <folder>", "exported site that shows it (default: web/out)")
    .showHelpAfterError("(--help lists the options)");
  if (kind === "eval")
    command.option("--resume", "take up the run of --run-id where it stopped", false);
  return command;
}

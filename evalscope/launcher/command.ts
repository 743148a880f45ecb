import { Command } from "commander";
import { join, resolve } from "node:path";
import { addressLines, convert, publishedRuns } from "./convert.ts";
import { ensureEnvironment } from "./environment.ts";
import type { RunningEvalscope } from "./evalscope-process.ts";
import { chooseSource } from "./evalscope-source.ts";
import { LaunchError } from "./failure.ts";
import { type Outcome, launch, readConfig } from "./launch.ts";
import { defaultOutDir, defaultRawDir, fromRoot } from "./places.ts";
import { checkRunFolder } from "./run-folder.ts";
import { checkRunId, newRunId } from "./run-id.ts";
import { type LaunchKind, modelNameOf } from "./run-settings.ts";
import { SiteWatch } from "./site-watch.ts";

interface Options {
  readonly config: string;
  readonly runId?: string;
  readonly resume?: boolean;
  readonly watchSite: boolean;
  readonly rawDir: string;
  readonly outDir: string;
}

function optionsOf(kind: LaunchKind, argv: readonly string[]): Options {
  const what = kind === "eval" ? "an evaluation" : "a stress test";
  const command = new Command(kind)
    .description(`Runs ${what} with evalscope and converts its result.`)
    .requiredOption("--config <file>", "evalscope's settings with an evalsite block")
    .option("--run-id <id>", "the run's folder in the raw folder (default: date, time, name)")
    .option("--watch-site", "serve the site, and convert every now and then while it runs", false)
    .option("--raw-dir <folder>", "raw runs, one folder each", defaultRawDir)
    .option("--out-dir <folder>", "where the JSON goes", defaultOutDir)
    .showHelpAfterError("(--help lists the options)");
  if (kind === "eval")
    command.option("--resume", "take up the run of --run-id where it stopped", false);
  return command.parse(argv, { from: "user" }).opts<Options>();
}

/** `npm run eval` and `npm run perf`. @returns the exit code: 0 done, 1 failed, 2 something is missing, 130 interrupted. */
export async function launchCommand(kind: LaunchKind, argv: readonly string[]): Promise<number> {
  const options = optionsOf(kind, argv);
  const config = readConfig(options.config, kind);
  const rawDir = resolve(options.rawDir);
  const runId = runIdOf(options, config.name, modelNameOf(config.settings));
  checkRunFolder(rawDir, runId, options.resume === true);
  const source = chooseSource(undefined, process.env["EVALSCOPE_SOURCE"]);
  const environment = await ensureEnvironment(source);
  tell(
    `run         ${fromRoot(join(rawDir, runId))} (evalscope ${environment.versions.evalscope})`,
  );
  const site = options.watchSite ? new SiteWatch(rawDir, resolve(options.outDir)) : null;
  const signals = new SignalRelay();
  const outcome = await launch({
    kind,
    config,
    rawDir,
    runId,
    resume: options.resume === true,
    environment,
    onStart: (running) => signals.to(running),
  }).catch(async (error: unknown) => {
    await site?.close();
    throw error;
  });
  signals.end();
  await site?.endConverting();
  report(outcome, resumeLine(kind, options, runId));
  const converted = await convert(rawDir, resolve(options.outDir));
  for (const line of await addressLines(publishedRuns(resolve(options.outDir), runId))) tell(line);
  await site?.untilInterrupted();
  return exitCode(outcome, converted);
}

function runIdOf(options: Options, configName: string, model: string | null): string {
  if (options.runId !== undefined) return checkRunId(options.runId);
  if (options.resume)
    throw new LaunchError("--resume needs --run-id: which run is to be taken up?");
  return newRunId(`${configName}-${model ?? ""}`, new Date());
}

/** Passes Ctrl-C and termination on to evalscope while it runs. */
class SignalRelay {
  private readonly signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  private relay: () => void = () => undefined;

  to(running: RunningEvalscope): void {
    let told = false;
    this.relay = () => {
      if (!told) tell("\nstopping evalscope…");
      told = true;
      running.stop();
    };
    for (const signal of this.signals) process.on(signal, this.relay);
  }

  end(): void {
    for (const signal of this.signals) process.off(signal, this.relay);
  }
}

const headline: Readonly<Record<Outcome["status"], string>> = {
  completed: "completed",
  partial: "incomplete: evalscope ended, but not everything is there",
  interrupted: "interrupted; what was made is kept",
  failed: "failed",
};

function report({ status, reasons, logFile, leaks }: Outcome, resume: string | null): void {
  tell(`evaluation  ${headline[status]}`);
  for (const reason of reasons) tell(`            ${reason}`);
  if (status !== "completed") tell(`log         ${fromRoot(logFile)}`);
  if (status !== "completed" && resume !== null) tell(`resume      ${resume}`);
  if (leaks.length === 0) return;
  tell(`KEY FOUND   evalscope wrote a key into ${leaks.join(", ")}; it was overwritten there.`);
  tell("            If the folder was copied or shared meanwhile, replace the key.");
}

/** A stress test cannot be taken up: its measurements would mix two times. */
function resumeLine(kind: LaunchKind, { config, rawDir }: Options, runId: string): string | null {
  if (kind === "perf") return null;
  const raw = resolve(rawDir) === defaultRawDir ? "" : ` --raw-dir ${rawDir}`;
  return `npm run eval -- --config ${config} --run-id ${runId} --resume${raw}`;
}

function exitCode({ status }: Outcome, converted: number): number {
  if (status === "interrupted") return 130;
  if (status === "failed" || converted === 1) return 1;
  return status === "partial" ? 2 : 0;
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

import { readFileSync, statSync, openSync, readSync, closeSync } from "node:fs";
import { join, resolve } from "node:path";
import { adviceOn } from "./advice.ts";
import { bringFolder, counted, leftOut } from "./bring-in.ts";
import { causeOf, crashOf } from "./cause.ts";
import { missingLoads, missingReports } from "./completion.ts";
import { type LaunchConfig, type Settings, parseConfig } from "./config-file.ts";
import { type Environment } from "./environment.ts";
import { type Ending, type RunningEvalscope, startEvalscope } from "./evalscope-process.ts";
import { LaunchError } from "./failure.ts";
import { gitRevision } from "./git-revision.ts";
import { datasetVariables } from "./local-datasets.ts";
import { fromRoot, root } from "./places.ts";
import { showProgress } from "./progress-display.ts";
import { ProgressWatch } from "./progress.ts";
import { type RunState, type RunStatus, writeRunCard } from "./run-card.ts";
import { openRunFolder } from "./run-folder.ts";
import {
  type LaunchKind,
  checkSettings,
  datasetsOf,
  loadsOf,
  modelNameOf,
  runSettings,
} from "./run-settings.ts";
import { takeRun } from "./run-workplace.ts";
import { earlierPort, openScriptedEndpoint } from "./scripted-endpoint.ts";
import { maskSecrets } from "./secret-scan.ts";
import { requireVariables, secretValues, withKey } from "./secrets.ts";
import { withoutSecrets } from "./shown-text.ts";

/** One evaluation or stress test, with everything it needs decided. */
export interface Launch {
  readonly kind: LaunchKind;
  readonly config: LaunchConfig;
  readonly rawDir: string;
  readonly runId: string;
  readonly resume: boolean;
  readonly environment: Environment;
  /** Called with the running process, so that a signal can reach it. */
  readonly onStart: (running: RunningEvalscope) => void;
}

export interface Outcome {
  readonly status: Exclude<RunStatus, "running">;
  /** What is missing, or why it failed. */
  readonly reasons: readonly string[];
  readonly logFile: string;
  /** Files in which a key was found; it is overwritten there. */
  readonly leaks: readonly string[];
}

/** Reads and checks a configuration file. @throws LaunchError. */
export function readConfig(path: string, kind: LaunchKind): LaunchConfig {
  const file = resolve(path);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new LaunchError(`--config ${path}: ${unreadable(error)} (looked for ${file})`);
  }
  const config = parseConfig(text, fromRoot(file));
  checkSettings(config, kind);
  requireVariables(config.settings, process.env, config.file);
  requireTrainer(config);
  return config;
}

/** Why a file could not be read, in words. */
function unreadable(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT" || code === "ENOTDIR") return "there is no such file";
  if (code === "EISDIR") return "that is a folder; name the file in it";
  return `it cannot be read: ${String(code)}`;
}

/** Runs evalscope to its end, however that comes, and writes down how it ended. Nothing that was made is removed. */
export async function launch(plan: Launch): Promise<Outcome> {
  const workplace = takeRun(plan.rawDir, plan.runId);
  try {
    return await launchIn(workplace.folder, plan);
  } finally {
    workplace.leave();
  }
}

async function launchIn(workplace: string, plan: Launch): Promise<Outcome> {
  const { config, runId } = plan;
  const folder = openRunFolder(plan.rawDir, runId, plan);
  const endpoint =
    config.block.endpoint === "scripted" ? await openScriptedEndpoint(earlierPort(folder)) : null;
  const startTime = new Date().toISOString();
  const note = (status: RunStatus, endTime: string | null): void =>
    writeRunCard(folder, config.blockNode, stateOf(plan, status, startTime, endTime));
  const secrets = secretValues(config.settings, process.env);
  try {
    note("running", null);
    if (config.block.trainer !== undefined) bringTrainer(config.block.trainer, folder);
    const outcome = await run(plan, folder, workplace, endpoint?.apiUrl ?? null);
    note(outcome.status, new Date().toISOString());
    const leaks = maskSecrets(folder, secrets);
    return {
      ...outcome,
      reasons: outcome.reasons.map((reason) => withoutSecrets(reason, secrets)),
      leaks,
    };
  } catch (error) {
    maskSecrets(folder, secrets);
    throw withoutSecretsIn(error, secrets);
  } finally {
    endpoint?.close();
  }
}

/** What quotes a key is masked before it is shown. */
function withoutSecretsIn(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof Error)) return error;
  error.message = withoutSecrets(error.message, secrets);
  if (error.stack !== undefined) error.stack = withoutSecrets(error.stack, secrets);
  return error;
}

function stateOf(
  { config, environment }: Launch,
  status: RunStatus,
  startTime: string,
  endTime: string | null,
): RunState {
  const revisions = {
    evalsite_revision: gitRevision(root),
    evalscope_revision: environment.sourceFolder && gitRevision(environment.sourceFolder),
  };
  const known = Object.entries(revisions).filter((entry): entry is [string, string] => !!entry[1]);
  return {
    status,
    startTime,
    endTime,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    modelName: modelNameOf(config.settings),
    versions: { ...environment.versions, ...Object.fromEntries(known) },
  };
}

function requireTrainer({ file, block }: LaunchConfig): void {
  if (block.trainer === undefined) return;
  const folder = resolve(root, block.trainer);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new LaunchError(
    `${file}: evalsite.trainer: ${block.trainer} is no folder (looked for ${folder})`,
  );
}

function bringTrainer(path: string, runFolder: string): void {
  const brought = bringFolder(resolve(root, path), join(runFolder, "trainer"), "copy");
  process.stderr.write(`trainer     ${counted(brought.files)} of ${path}${leftOut(brought)}\n`);
}

async function run(
  plan: Launch,
  folder: string,
  workplace: string,
  endpoint: string | null,
): Promise<Omit<Outcome, "leaks">> {
  const { kind, config, resume } = plan;
  const logFile = join(folder, "logs/evalsite.log");
  const target = { folder: fromRoot(folder), resume, endpoint };
  const settings = runSettings(withKey(config.settings, process.env), kind, target);
  const watch = new ProgressWatch(folder, logFile, datasetsOf(settings), (said) =>
    withoutSecrets(said, secretValues(config.settings, process.env)),
  );
  // Where the project's own endpoint answers, nothing may depend on a network.
  const offline = endpoint === null ? {} : { HF_HUB_OFFLINE: "1" };
  const variables = { ...offline, ...datasetVariables(config.settings, workplace) };
  const { python } = plan.environment;
  const running = startEvalscope({ kind, python, settings, logFile, variables });
  let stopped = false;
  plan.onStart({ ...running, stop: () => ((stopped = true), running.stop()) });
  const hide = showProgress(() => watch.line(), process.stderr);
  const ending = await running.ended.finally(hide);
  return { logFile, ...judged(ending, stopped, folder, kind, settings, logFile) };
}

function judged(
  { code, signal }: Ending,
  stopped: boolean,
  folder: string,
  kind: LaunchKind,
  settings: Settings,
  logFile: string,
): Pick<Outcome, "status" | "reasons"> {
  if (stopped) return { status: "interrupted", reasons: [] };
  if (code === null) return endedBy(signal ?? "a signal", logFile);
  if (code !== 0)
    return {
      status: "failed",
      reasons: reasonsOf(
        withoutSecrets(endOf(logFile), secretValues(settings, process.env)),
        settings,
      ),
    };
  const missing = missingResults(folder, kind, settings);
  return { status: missing.length === 0 ? "completed" : "partial", reasons: missing };
}

/** A crash is evalscope's own end, or that of a library in it; any other signal was sent by somebody. */
function endedBy(signal: string, logFile: string): Pick<Outcome, "status" | "reasons"> {
  const crash = crashOf(signal);
  if (crash !== null)
    return { status: "failed", reasons: [`evalscope crashed: ${crash}`, causeOf(endOf(logFile))] };
  const memory = signal === "SIGKILL" ? ", as the system does when memory runs out" : "";
  return { status: "interrupted", reasons: [`${signal} ended evalscope${memory}`] };
}

function reasonsOf(log: string, settings: Settings): readonly string[] {
  const cause = causeOf(log);
  return [cause, ...adviceOn(cause, settings)];
}

/** Other backends write their own trees; of them only the exit code is known. */
function missingResults(folder: string, kind: LaunchKind, settings: Settings): readonly string[] {
  if (kind === "perf") return missingLoads(folder, loadsOf(settings));
  const backend = settings["eval_backend"] ?? "Native";
  return backend === "Native" ? missingReports(folder, datasetsOf(settings)) : [];
}

const causeBytes = 256 * 1024;

function endOf(file: string): string {
  const handle = openSync(file, "r");
  try {
    const start = Math.max(0, statSync(file).size - causeBytes);
    const buffer = Buffer.alloc(causeBytes);
    return buffer.toString("utf8", 0, readSync(handle, buffer, 0, causeBytes, start));
  } finally {
    closeSync(handle);
  }
}

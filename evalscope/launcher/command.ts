import { join } from "node:path";
import { bringExamples } from "./bring-examples.ts";
import { convert } from "./convert.ts";
import { ensureEnvironment } from "./environment.ts";
import { chooseSource } from "./evalscope-source.ts";
import { type Launch, type Outcome, launch, readConfig } from "./launch.ts";
import { conversionOf, optionsOf } from "./options.ts";
import { fromRoot } from "./places.ts";
import { reportOutcome } from "./report-outcome.ts";
import { checkRunFolder } from "./run-folder.ts";
import { checkRunId, newRunId } from "./run-id.ts";
import { type LaunchKind, modelNameOf } from "./run-settings.ts";
import { markAbandoned, takeRun } from "./run-workplace.ts";
import { SignalRelay } from "./signals.ts";
import { RunView } from "./site/run-view.ts";
import { tell } from "./tell.ts";

/** `npm run eval` and `npm run perf`. @returns the exit code: 0 done, 1 failed, 2 something is missing, 130 interrupted. */
export async function launchCommand(kind: LaunchKind, argv: readonly string[]): Promise<number> {
  const options = optionsOf(kind, argv);
  const { rawDir, resume } = options;
  const config = readConfig(options.config, kind);
  const name = `${config.name}-${modelNameOf(config.settings) ?? ""}`;
  const runId = options.runId === null ? newRunId(name, new Date()) : checkRunId(options.runId);
  markAbandoned(rawDir);
  // Whether it can be had is known before anything long is begun; it is taken when all is ready.
  takeRun(rawDir, runId).leave();
  checkRunFolder(rawDir, runId, { kind, resume });
  const source = chooseSource(undefined, process.env["EVALSCOPE_SOURCE"]);
  const environment = await ensureEnvironment(source);
  const view = new RunView(runId, options);
  if (options.watchSite) await view.open();
  const { evalscope } = environment.versions;
  tell(`run         ${fromRoot(join(rawDir, runId))} (evalscope ${evalscope})`);
  const outcome = await watched({ kind, config, rawDir, runId, resume, environment }, view);
  reportOutcome(outcome, kind, options, runId);
  const examples = config.block.examples === true ? bringExamples(rawDir) : [];
  if (examples.length > 0)
    tell(`examples    ${examples.length} runs beside it, as links in ${fromRoot(rawDir)}`);
  const converted = await convert(conversionOf(options, [runId, ...examples]));
  await view.end(outcome.status);
  return exitCode(outcome, converted);
}

/** Evaluates: Ctrl-C is passed on, and a page that is open follows. */
async function watched(plan: Omit<Launch, "onStart">, view: RunView): Promise<Outcome> {
  const signals = new SignalRelay();
  const onStart: Launch["onStart"] = (running) => {
    signals.to(running);
    view.follow();
  };
  try {
    return await launch({ ...plan, onStart });
  } catch (error) {
    view.close();
    throw error;
  } finally {
    signals.end();
    await view.endFollowing();
  }
}

function exitCode({ status }: Outcome, converted: number): number {
  if (status === "interrupted") return 130;
  if (status === "failed" || converted === 1) return 1;
  return status === "partial" ? 2 : 0;
}

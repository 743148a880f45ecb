/**
 * Makes `examples` anew: trains the models, serves them, and lets the real evalscope evaluate every checkpoint.
 *
 *   npm run examples -- [--python <python with evalscope/requirements.txt>] [--only <run id>]... [--out <folder>] [--models <folder>]
 *
 * Without `--python` (or `EVALSCOPE_PYTHON`) the launcher's environment is used, made on first use. `--models` keeps the trained
 * models and uses those that are there already. All runs are made in a scratch folder first; nothing is replaced when one fails.
 * `--out` is `examples` unless given: runs go to `raw/runs` in it, and the best model, when all runs are made, to `models`.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { evalscopeArguments } from "./examples/command.ts";
import { chosenRuns, exampleRuns } from "./examples/example-runs.ts";
import { keptModel, trainings } from "./examples/experiments.ts";
import { exitCode, killAt, startEndpoint, startEvalscope } from "./examples/processes.ts";
import { pruneRun, publishRuns } from "./examples/publish.ts";
import type { ExampleRun, RunCard, RunState } from "./examples/run-plan.ts";
import { runYaml } from "./examples/run-yaml.ts";
import { copyTrainingLog, copyWeights, progressOf, trainModels } from "./examples/train-models.ts";
import { runCommand } from "./launcher/failure.ts";

interface Workshop {
  readonly python: string;
  readonly versions: RunState["versions"];
  readonly scratch: string;
  readonly models: string;
  readonly apiUrl: string;
}

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

function questionsOf(file: string): string[] {
  const rows = readFileSync(here(file), "utf8").trim().split("\n");
  return rows.map((row) => String(Object(JSON.parse(row))["question"]));
}

/** A folder that stands in for the repository, so that the paths evalscope writes down are relative and the same everywhere. */
function prepareScratch(): string {
  const scratch = mkdtempSync(join(tmpdir(), "evalsite-examples-"));
  cpSync(here("datasets"), join(scratch, "datasets"), { recursive: true });
  const prompts = ["en", "zh"].flatMap((name) => questionsOf(`datasets/sums/free/${name}.jsonl`));
  writeFileSync(join(scratch, "prompts.txt"), prompts.map((prompt) => `${prompt}\n`).join(""));
  return scratch;
}

async function evaluate(run: ExampleRun, { python, scratch, apiUrl }: Workshop): Promise<void> {
  const child = startEvalscope(python, evalscopeArguments(run, apiUrl), scratch, `${run.id}.log`);
  if (run.kind === "interrupted")
    return killAt(child, join(scratch, "runs", run.id), run.killAtPredictions);
  const code = await exitCode(child);
  if (code !== 0)
    throw new Error(
      `${run.id}: evalscope ended with ${code}\n${readFileSync(join(scratch, `${run.id}.log`), "utf8").slice(-4000)}`,
    );
}

function cardOf({ card, model, trained }: ExampleRun, models: string): RunCard {
  if (!trained) return card;
  const { step, tokens, epoch } = progressOf(models, model);
  return { ...card, checkpoint: { step, tokens, epoch: Number(epoch.toFixed(3)) } };
}

async function makeRun(run: ExampleRun, shop: Workshop): Promise<void> {
  const folder = join(shop.scratch, "runs", run.id);
  mkdirSync(folder, { recursive: true });
  const startTime = new Date().toISOString();
  await evaluate(run, shop);
  const state: RunState = {
    status: run.kind === "interrupted" ? "interrupted" : "completed",
    versions: shop.versions,
    startTime,
    endTime: new Date().toISOString(),
  };
  if (run.trained) copyTrainingLog(shop.models, run.model, folder);
  writeFileSync(join(folder, "run.yaml"), runYaml(cardOf(run, shop.models), state));
  pruneRun(folder, shop.scratch);
}

/** Python of `--python`, of the environment, or of the launcher's own virtual environment. */
async function choosePython(given: string | undefined): Promise<string> {
  const named = given ?? process.env["EVALSCOPE_PYTHON"];
  if (named) return named;
  const { ensureEnvironment } = await import("./launcher/environment.ts");
  const { chooseSource } = await import("./launcher/evalscope-source.ts");
  return (await ensureEnvironment(chooseSource(undefined, process.env["EVALSCOPE_SOURCE"]))).python;
}

function versionsOf(python: string): RunState["versions"] {
  const question = "from importlib.metadata import version; print(version('evalscope'))";
  const { stdout } = spawnSync(python, ["-c", question], { encoding: "utf8" });
  return { evalscope: stdout.trim(), node: process.versions.node };
}

async function makeAll(
  runs: readonly ExampleRun[],
  python: string,
  folders: Readonly<{ models: string | undefined; target: string }>,
): Promise<void> {
  const scratch = prepareScratch();
  const models = folders.models ?? join(scratch, "models");
  const needed = trainings.filter((plan) => runs.some(({ trained }) => trained?.plan === plan));
  for (const [name, seconds] of trainModels(needed, models))
    console.log(`${name}: trained in ${seconds.toFixed(0)} s`);
  const { apiUrl, stop } = await startEndpoint(models);
  const shop = { python, versions: versionsOf(python), scratch, models, apiUrl };
  try {
    for (const run of runs) {
      console.log(run.id);
      await makeRun(run, shop);
    }
  } finally {
    stop();
  }
  const all = runs.length === exampleRuns.length;
  publishRuns(join(scratch, "runs"), join(folders.target, "raw/runs"), all);
  if (all) copyWeights(models, keptModel, join(folders.target, "models"));
  rmSync(scratch, { recursive: true });
}

const { values } = parseArgs({
  options: {
    python: { type: "string" },
    only: { type: "string", multiple: true },
    out: { type: "string" },
    models: { type: "string" },
  },
});
await runCommand(async () => {
  const runs = chosenRuns(values.only);
  await makeAll(runs, await choosePython(values.python), {
    models: values.models && resolve(values.models),
    target: resolve(values.out ?? here("../examples")),
  });
  return 0;
});

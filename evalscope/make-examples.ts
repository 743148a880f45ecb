/**
 * Makes `examples/raw/runs` with the real evalscope against the scripted endpoint.
 *
 *   node evalscope/make-examples.ts --python <python with evalscope/requirements.txt> [--only <run id>]... [--out <folder>]
 *
 * `EVALSCOPE_PYTHON` serves instead of `--python`. Needs Node 24 or newer and no network.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readItems } from "./endpoint/items.ts";
import { evalscopeArguments } from "./launch/command.ts";
import { exampleRuns } from "./launch/example-runs.ts";
import { exitCode, killAt, startEndpoint, startEvalscope } from "./launch/processes.ts";
import { publishRun } from "./launch/publish.ts";
import type { ExampleRun } from "./launch/run-plan.ts";
import { runYaml } from "./launch/run-yaml.ts";
import { runTraining } from "./train-demo.ts";

interface Workshop {
  readonly python: string;
  readonly scratch: string;
  readonly apiUrl: string;
}

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** A folder that stands in for the repository, so that the paths evalscope writes down are relative and the same everywhere. */
function prepareScratch(): string {
  const scratch = mkdtempSync(join(tmpdir(), "evalsite-examples-"));
  cpSync(here("datasets"), join(scratch, "datasets"), { recursive: true });
  const prompts = readItems()
    .filter((item) => item.kind === "text")
    .map((item) => `${item.question}\n`);
  writeFileSync(join(scratch, "prompts.txt"), prompts.join(""));
  return scratch;
}

async function evaluate(
  run: ExampleRun,
  args: readonly string[],
  { python, scratch }: Workshop,
): Promise<void> {
  const child = startEvalscope(python, args, scratch, `${run.id}.log`);
  if (run.kind === "interrupted")
    return killAt(child, join(scratch, "runs", run.id), run.killAtPredictions);
  const code = await exitCode(child);
  if (code !== 0)
    throw new Error(
      `${run.id}: evalscope ended with ${code}\n${readFileSync(join(scratch, `${run.id}.log`), "utf8").slice(-4000)}`,
    );
}

async function makeRun(run: ExampleRun, shop: Workshop): Promise<void> {
  const folder = join(shop.scratch, "runs", run.id);
  mkdirSync(folder, { recursive: true });
  const start = new Date().toISOString();
  const args = evalscopeArguments(run, shop.apiUrl);
  if (args) await evaluate(run, args, shop);
  if (run.training) runTraining({ ...run.training, seed: 1 }, folder, run.training.logOnly);
  writeFileSync(join(folder, "run.yaml"), runYaml(run.card, start, new Date().toISOString()));
}

async function makeAll(runs: readonly ExampleRun[], python: string, target: string): Promise<void> {
  const scratch = prepareScratch();
  const endpoint = await startEndpoint();
  try {
    for (const run of runs) {
      console.log(run.id);
      await makeRun(run, { python, scratch, apiUrl: endpoint.apiUrl });
      publishRun(scratch, run.id, target, run.kind === "eval" && run.keepHtml);
    }
    rmSync(scratch, { recursive: true });
  } finally {
    endpoint.stop();
  }
}

const options = {
  python: { type: "string" },
  only: { type: "string", multiple: true },
  out: { type: "string" },
} as const;
const { values } = parseArgs({ options });
const python = values.python ?? process.env["EVALSCOPE_PYTHON"];
if (!python)
  throw new Error("--python <path> is needed: a Python with evalscope/requirements.txt installed");
const wanted = exampleRuns.filter((run) => !values.only || values.only.includes(run.id));
await makeAll(wanted, python, values.out ? resolve(values.out) : here("../examples/raw/runs"));

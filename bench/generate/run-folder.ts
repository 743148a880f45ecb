import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What run.yaml says of a generated run. */
export interface RunCard {
  readonly project: string;
  readonly experiment: string;
  readonly model: string;
  readonly step: number;
  readonly tags: readonly string[];
  readonly learningRate: number;
}

/** Creates the folder of a run with its run.yaml. */
export function startRun(folder: string, card: RunCard): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "run.yaml"), cardText(card));
}

function cardText(card: RunCard): string {
  const started = new Date(Date.UTC(2026, 0, 1) + card.step * 60_000);
  return `project: ${card.project}
experiment: ${card.experiment}
model: { name: ${card.model}, revision: step-${card.step} }
hparams: { learning_rate: ${card.learningRate}, batch_size: 64 }
tags: [${card.tags.join(", ")}]
checkpoint: { step: ${card.step}, tokens: ${card.step * 65_536} }
start_time: ${started.toISOString()}
end_time: ${new Date(started.getTime() + 1_800_000).toISOString()}
status: completed
versions: { evalscope: 1.14.1 }
`;
}

/** Writes configs/task_config.yaml: the part of it that says how was evaluated. */
export function writeTaskConfig(
  folder: string,
  model: string,
  benchmarks: readonly string[],
): void {
  mkdirSync(join(folder, "configs"), { recursive: true });
  writeFileSync(
    join(folder, "configs", "task_config.yaml"),
    `api_key: '**********'
api_url: http://127.0.0.1:8000/v1
collect_perf: true
dataset_args: {}
datasets: [${benchmarks.join(", ")}]
eval_backend: Native
eval_batch_size: 16
eval_type: openai_api
evalscope_version: 1.14.1
generation_config: { batch_size: 16, max_tokens: 2048, stream: true, temperature: 0.0 }
limit: null
model: ${model}
model_id: ${model}
repeats: 1
seed: 42
`,
  );
}

/** Writes a benchmark's report where evalscope puts it. */
export function writeReport(folder: string, model: string, benchmark: string, text: string): void {
  mkdirSync(join(folder, "reports", model), { recursive: true });
  writeFileSync(join(folder, "reports", model, `${benchmark}.json`), text);
}

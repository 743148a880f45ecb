import type { Settings } from "./config-file.ts";
import type { LaunchKind } from "./run-settings.ts";

/** A small evaluation that needs no network: only the endpoint it is told. */
export interface OfflineCase {
  readonly id: string;
  readonly kind: LaunchKind;
  /** Which of the project's endpoints answers. */
  readonly endpoint: "scripted" | "tools";
  readonly settings: Settings;
}

const shared: Settings = {
  model: "scripted-b",
  eval_type: "openai_api",
  dataset_dir: ".cache/evalscope",
  generation_config: { temperature: 0, max_tokens: 256, stream: true },
  eval_batch_size: 4,
};

const choices = { local_path: "evalscope/datasets/mcq", subset_list: ["arithmetic", "zh"] };
// BLEU, the other default metric, would download a tokenizer.
const answers = {
  local_path: "evalscope/datasets/qa",
  subset_list: ["en", "zh"],
  metric_list: ["Rouge"],
};

/** One evaluation of each kind that can be had offline; a new release of evalscope is checked with them. */
export const offlineCases: readonly OfflineCase[] = [
  {
    id: "choices-and-answers",
    kind: "eval",
    endpoint: "scripted",
    settings: {
      ...shared,
      datasets: ["general_mcq", "general_qa"],
      dataset_args: { general_mcq: choices, general_qa: answers },
      limit: 20,
    },
  },
  {
    id: "repeats",
    kind: "eval",
    endpoint: "scripted",
    settings: {
      ...shared,
      datasets: ["general_mcq"],
      dataset_args: { general_mcq: choices },
      generation_config: { temperature: 0.7, max_tokens: 256 },
      repeats: 3,
      limit: 5,
    },
  },
  {
    id: "tool-calls",
    kind: "eval",
    endpoint: "tools",
    settings: {
      ...shared,
      model: "tool-caller",
      datasets: ["general_fc"],
      dataset_args: { general_fc: { local_path: "evalscope/launcher/fixtures/tools" } },
      generation_config: { temperature: 0 },
    },
  },
  {
    id: "stress-test",
    kind: "perf",
    endpoint: "scripted",
    settings: {
      model: "scripted-b",
      api: "openai",
      dataset: "openqa",
      dataset_path: "evalscope/datasets/mcq/science_val.jsonl",
      max_tokens: 64,
      parallel: [1, 4],
      number: [8, 16],
      sleep_interval: 0,
    },
  },
];

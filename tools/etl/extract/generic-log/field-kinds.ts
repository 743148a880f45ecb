import type { RowLabel } from "../fact.ts";
import { numberOf } from "../number-text.ts";
import { splitOf } from "../split-word.ts";

/** What a field of a row is, by its name alone. */
export type FieldKind =
  | "split"
  | "name"
  | "value"
  | "nan"
  | "writer"
  | "topic"
  | "setting"
  | "other";

const words: Readonly<Record<Exclude<FieldKind, "other">, string>> = {
  split: "split phase mode stage subset partition runcontext context dataset_split",
  name: "metric metric_name metricname name tag key variable",
  value: "value metric_value metricvalue",
  nan: "is_nan",
  writer: `run run_id run_name run_uuid experiment experiment_name exp exp_name model model_id model_name trial
    trial_id seed fold rank local_rank global_rank node_rank worker worker_id process_index process_id host hostname
    replica gpu device version`,
  topic: "task task_name dataset dataset_name benchmark domain language lang group category source",
  setting:
    "world_size local_world_size num_gpus n_gpus n_gpu num_nodes nnodes num_workers num_processes pid id",
};

const kinds = new Map<string, FieldKind>(
  (["split", "name", "value", "nan", "writer", "topic", "setting"] as const).flatMap((kind) =>
    words[kind].split(/\s+/).map((word) => [word, kind] as const),
  ),
);

export function fieldKind(name: string): FieldKind {
  return kinds.get(name) ?? kinds.get(name.toLowerCase().replaceAll(" ", "_")) ?? "other";
}

export function isSplit(value: unknown): value is string {
  return typeof value === "string" && splitOf(value) !== undefined;
}

/** Longer texts say something; they are no names of kinds. */
const longest = 80;

/**
 * The label in a field; null where it is none: numbers other than those of a writer, times, long texts.
 */
export function labelOf(name: string, kind: FieldKind, value: unknown): RowLabel | null {
  const key = name.toLowerCase().replaceAll(/[_ ]?id$/g, "") || name;
  if (typeof value === "boolean") return { key, value: `${name}=${value}`, tells: "anything" };
  if (kind === "writer" && (typeof value === "number" || typeof value === "string"))
    return isCategory(String(value)) ? { key, value: String(value), tells: "writer" } : null;
  if (typeof value !== "string" || numberOf(value) !== undefined || !isCategory(value)) return null;
  const isTopic = kind === "topic" || kind === "split" || /^metric/i.test(name);
  return { key, value, tells: isTopic ? "topic" : "anything" };
}

function isCategory(text: string): boolean {
  const isTime = /^\d{4}[-/]?\d{2}[-/]?\d{2}|\d{1,2}:\d{2}(?::\d{2})?/.test(text);
  return text.trim() !== "" && text.length <= longest && !text.includes("\n") && !isTime;
}

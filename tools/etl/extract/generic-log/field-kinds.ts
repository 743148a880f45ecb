import type { RowLabel } from "../fact.ts";
import { numberOf } from "../number-text.ts";

/** What a field of a row is, by its name alone. */
export type FieldKind =
  | "split"
  | "flag"
  | "name"
  | "value"
  | "nan"
  | "writer"
  | "topic"
  | "id"
  | "setting"
  | "other";

const words: Readonly<Record<Exclude<FieldKind, "other" | "flag">, string>> = {
  split: `split phase mode stage subset partition runcontext context dataset_split data_split split_name
    eval_split fold_type set_name`,
  name: `metric metric_name metricname name tag key variable series series_name measure field quantity
    scalar_name curve legend metric_key`,
  value: "value metric_value metricvalue val y v scalar amount reading number",
  nan: "is_nan",
  writer: `run run_id run_name run_uuid experiment experiment_name exp exp_name model model_id model_name trial
    trial_id seed fold rank local_rank global_rank node_rank worker worker_id process_index process_id host hostname
    replica gpu device version client env agent node repeat replicate cv subject`,
  topic: "task task_name dataset dataset_name benchmark domain language lang group category source",
  id: "",
  setting:
    "world_size local_world_size num_gpus n_gpus n_gpu num_nodes nnodes num_workers num_processes pid id",
};

const kinds = new Map<string, FieldKind>(
  (["split", "name", "value", "nan", "writer", "topic", "setting"] as const).flatMap((kind) =>
    words[kind].split(/\s+/).map((word) => [word, kind] as const),
  ),
);

/** `is_train`, `training`, `eval`: does the row belong to that split? */
const flag =
  /^(?:is_?)?(train(?:ing)?|eval(?:uation)?|val(?:id|idation)?|test(?:ing)?)(?:_(?:mode|phase|step|set|split))?$/;

export function isFlagName(name: string): boolean {
  return flag.test(plainName(name));
}

/** The number or name of something, by the noun that stands before it. */
const id = /^(.+?)_?(?:id|idx|index|uid|uuid|no|num|number|rank|name)$/;
const writers = new Set(
  `run experiment exp model trial seed fold worker process proc host replica gpu device client env
   environment agent node repeat replicate cv subject user member island player actor learner policy arm site party
   silo peer individual participant patient session`.split(/\s+/),
);
const topics = new Set(
  "task dataset benchmark domain language lang group category source".split(" "),
);
/** What a log's rows are counted by is no name of anything. */
const counted =
  /^(?:batch|mini_?batch|micro_?batch|global|step|iter|iteration|epoch|episode|round|chunk|frame|time|tick|update|game|line|row|token|log|sample|item|question|example|instance|total|num|n|max|min)$/;

export function fieldKind(name: string): FieldKind {
  const plain = plainName(name);
  const known = kinds.get(name) ?? kinds.get(plain);
  if (known) return known;
  if (isFlagName(plain)) return "flag";
  const noun = id.exec(plain)?.[1] ?? "";
  if (writers.has(noun)) return "writer";
  if (topics.has(noun)) return "topic";
  return /_(?:id|uid|uuid)$/.test(plain) && noun !== "" && !counted.test(noun) ? "id" : "other";
}

/** In small letters with `_` between words: "taskId", "Task ID" and "task-id" as `task_id`. */
export function plainName(name: string): string {
  return name
    .trim()
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_")
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
}

/** Longer texts say something; they are no names of kinds. */
const longest = 80;

/**
 * The label in a field; null where it is none: numbers other than those of a writer, a task and an id, times,
 * long texts. @param tells the first rows show that the field, though a number, tells rows apart
 */
export function labelOf(
  name: string,
  kind: FieldKind,
  value: unknown,
  tells = false,
): RowLabel | null {
  const key = name.toLowerCase().replace(/[_ ]?(?:id|idx|index|no|num|number)$/, "") || name;
  if (typeof value === "boolean") return { key, value: `${name}=${value}`, tells: "anything" };
  const isNamed = isWhole(value) || (typeof value === "string" && numberOf(value) === undefined);
  if (kind === "writer" && (isNamed || name === "version" || name === "seed"))
    return isCategory(String(value)) ? { key, value: String(value), tells: "writer" } : null;
  if (isWhole(value) && (tells || kind === "topic" || kind === "id"))
    return { key, value: String(value).trim(), tells: kind === "id" ? "anything" : "topic" };
  if (typeof value !== "string" || numberOf(value) !== undefined || !isCategory(value)) return null;
  const isTopic = kind === "topic" || kind === "split" || /^metric/i.test(name);
  return { key, value, tells: isTopic ? "topic" : "anything" };
}

/** A whole number as it is written where it counts or names things: not 1.0. */
export function isWhole(value: unknown): boolean {
  return typeof value === "number"
    ? Number.isSafeInteger(value) && value >= 0
    : typeof value === "string" && /^\s*\d{1,15}\s*$/.test(value);
}

export function isCategory(text: string): boolean {
  const isTime = /^\d{4}[-/]?\d{2}[-/]?\d{2}|\d{1,2}:\d{2}(?::\d{2})?/.test(text);
  return text.trim() !== "" && text.length <= longest && !text.includes("\n") && !isTime;
}

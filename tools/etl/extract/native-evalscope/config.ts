import type { JsonValue } from "@evalsite/protocol";
import { parseDocument } from "yaml";
import type { Documents } from "../documents.ts";
import { isRecord } from "../json-lines.ts";
import { limits } from "../limits.ts";
import type { SourceFile } from "../source.ts";
import { type Findings } from "../findings.ts";
import { type Foreign, known, list, name, record, text, texts } from "../foreign.ts";
import { jsonRecord } from "../json-value.ts";
import { rootOf } from "./tree.ts";

/** A task configuration, and the folder whose results it describes. */
export interface Configuration {
  readonly path: string;
  readonly root: string;
  readonly values: Foreign;
}

/** Reads a task configuration; null if it is no usable YAML, or too large. Tags of Python objects are passed over. */
export async function readConfiguration(
  file: SourceFile,
  reading: Documents,
  findings: Findings,
): Promise<Configuration | null> {
  const text = await reading.text(file, limits.yaml);
  if (typeof text !== "string") {
    findings.add(text);
    return null;
  }
  const values = yamlObject(text, findings);
  return values && { path: file.path, root: rootOf(file.path), values };
}

function yamlObject(content: string, findings: Findings): Foreign | null {
  try {
    const document = parseDocument(content, { logLevel: "silent", uniqueKeys: false });
    const [error] = document.errors;
    if (error) findings.warn("not-yaml", firstLine(error.message));
    const value: unknown = document.toJS({ maxAliasCount: 1000 });
    if (isRecord(value)) return value;
    findings.warn("not-yaml", "not a mapping");
  } catch (error) {
    findings.warn("not-yaml", firstLine(String(error)));
  }
  return null;
}

function firstLine(message: string): string {
  return message.split("\n")[0] ?? message;
}

/** Benchmarks that a configuration names, each with the subsets it states. */
export function benchmarksOf(values: Foreign): ReadonlyMap<string, readonly string[]> {
  const args = Object.keys(record(values["dataset_args"]));
  const resolved = Object.keys(record(values["resolved_benchmarks"]));
  const names = new Set([...datasetsOf(values), ...args, ...resolved]);
  return new Map([...names].map((benchmark) => [benchmark, subsetsOf(values, benchmark)]));
}

function datasetsOf(values: Foreign): readonly string[] {
  const datasets = values["datasets"];
  return typeof datasets === "string" ? datasets.split(/[\s,]+/).filter(Boolean) : texts(datasets);
}

function subsetsOf(values: Foreign, benchmark: string): readonly string[] {
  const meta = metaOf(values, benchmark);
  const names = list(meta["subset_list"]).flatMap((subset) => name(subset) ?? []);
  return [...names, ...texts([meta["default_subset"]])];
}

/** What is stated about a benchmark: as the user gave it, overlaid with what evalscope made of it. */
function metaOf(values: Foreign, benchmark: string): Foreign {
  return {
    ...record(record(values["dataset_args"])[benchmark]),
    ...record(record(values["resolved_benchmarks"])[benchmark]),
  };
}

const ofBenchmark = [
  "few_shot_num",
  "prompt_template",
  "few_shot_prompt_template",
  "query_template",
  "system_prompt",
  "metric_list",
  "aggregation",
  "subset_list",
];
const ofTask = ["limit", "repeats"];
const ofGeneration = ["temperature", "top_p", "max_tokens", "seed"];

/** What makes a result of this benchmark comparable with another one. */
export function identityIn(
  values: Foreign,
  benchmark: string,
): Readonly<Record<string, JsonValue>> {
  const meta = metaOf(values, benchmark);
  const stated = record(record(record(values["evaluation_identity"])["benchmarks"])[benchmark]);
  const generation = { seed: values["seed"], ...record(values["generation_config"]) };
  return jsonRecord(
    known({
      ...picked(meta, ofBenchmark),
      dataset_id: lastSegment(meta["dataset_id"]),
      evaluation_version: stated["evaluation_version"],
      fingerprint: stated["fingerprint"],
      ...picked(values, ofTask),
      ...picked(generation, ofGeneration),
    }),
  );
}

function picked(values: Foreign, keys: readonly string[]): Foreign {
  return Object.fromEntries(keys.map((key) => [key, values[key]]));
}

/** Dataset ids of local data are absolute paths: only the last part identifies the dataset. */
function lastSegment(id: unknown): string | null {
  return text(id)?.split(/[/\\]/).findLast(Boolean) ?? null;
}

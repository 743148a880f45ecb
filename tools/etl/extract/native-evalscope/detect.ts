import { isRecord } from "../json-lines.ts";
import { type Detection, type Probe, no, yes } from "../source.ts";
import { type Foreign, list, record, records } from "../foreign.ts";

/** What a file of an evalscope tree can be; what samples look like is decided line by line. */
type Format =
  | "report (v2)"
  | "report (v1)"
  | "report (old)"
  | "collection breakdown"
  | "samples"
  | "progress"
  | "configuration"
  | "report page"
  | "evaluation log"
  | "leaderboard";

/** Recognises evalscope's files by what is in them. */
export function detect(probe: Probe): Detection {
  const format = isRecord(probe.json) ? jsonFormat(probe.json) : headFormat(probe.text);
  return format === null ? no("nothing that evalscope writes") : yes(0.9, format);
}

function jsonFormat(value: Foreign): Format | null {
  if (isSample(value)) return "samples";
  if (isBreakdown(value)) return "collection breakdown";
  if (isProgress(value)) return "progress";
  return reportFormat(value);
}

function isSample(value: Foreign): boolean {
  if (isRecord(value["sample_score"])) return "index" in value || "messages" in value;
  if ("model_output" in value) return "index" in value;
  return isCompletion(value);
}

/** An OpenAI completion alone may be anyone's; evalscope adds bookkeeping to it. */
function isCompletion(value: Foreign): boolean {
  return (
    Array.isArray(value["choices"]) &&
    ["model_spec", "answer_id", "reviewed", "raw_input", "origin_prompt"].some(
      (key) => key in value,
    )
  );
}

const levels = ["dataset_level", "subset_level", "task_level", "tag_level", "category_level"];

function isBreakdown(value: Foreign): boolean {
  return levels.filter((level) => Array.isArray(value[level])).length >= 2;
}

function isProgress(value: Foreign): boolean {
  return "processed_count" in value && "total_count" in value;
}

function reportFormat(value: Foreign): Format | null {
  if (Array.isArray(value["category"]) && "total_num" in value) return "report (old)";
  if (!Array.isArray(value["metrics"]) || typeof value["name"] !== "string") return null;
  const [first] = records(value["metrics"]);
  const isReport = first
    ? "categories" in first || "identity" in first
    : "perf_metrics" in value || "execution_summary" in value || "dataset_name" in value;
  if (!isReport) return null;
  const version = Number(value["schema_version"]);
  return version >= 2 || isRecord(record(first)["identity"]) ? "report (v2)" : "report (v1)";
}

/** Files that are no JSON, or whose JSON is longer than the probe. */
function headFormat(head: string): Format | null {
  const body = head.replace(/^\ufeff/, "");
  if (/^\s*\{/.test(body)) return headOfJson(body);
  if (/^(?:<!DOCTYPE|<html)/i.test(body) && /<title>Evaluation Report/.test(body))
    return "report page";
  if (logLine.test(body)) return body.includes("Starting benchmark") ? null : "evaluation log";
  if (body.startsWith("=== OVERALL LEADERBOARD ===")) return "leaderboard";
  return isConfiguration(body) ? "configuration" : null;
}

const logLine = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d\S* - (?:evalscope|llmuses) - /;

function headOfJson(head: string): Format | null {
  if (/^\s*\{\s*"index":\s*"?\w+"?,\s*"(?:input|target)":/.test(head)) return "samples";
  if (/^\s*\{\s*"index":\s*\d+,\s*"model":\s*(?:"[^"]*"|null),\s*"model_output":/.test(head))
    return "samples";
  if (/^\s*\{\s*"id":\s*"[^"]*",\s*"choices":\s*\[/.test(head)) return "samples";
  if (/"object":\s*"chat\.completion"/.test(head) && /"choices":/.test(head)) return "samples";
  if (/"choices":\s*\[/.test(head) && /"(?:model_spec|raw_input)":/.test(head)) return "samples";
  if (!/^\s*\{[^{[]*"name":/.test(head)) return null;
  if (/"metrics":\s*\[/.test(head) && /"dataset_name":/.test(head))
    return /"schema_version":\s*[2-9]/.test(head) ? "report (v2)" : "report (v1)";
  return /"category":\s*\[/.test(head) && /"metric":/.test(head) ? "report (old)" : null;
}

const own = ["eval_backend", "evalscope_version", "dataset_args", "mem_cache", "judge_strategy"];
const shared = ["dataset_hub", "dataset_dir", "eval_type", "generation_config"];

/** A configuration names datasets and has a key that is evalscope's own, or several in its manner. */
function isConfiguration(body: string): boolean {
  const keys = new Set(list(body.match(/^[A-Za-z_]\w*(?=:(?:\s|$))/gm)));
  const owned = own.filter((key) => keys.has(key)).length;
  const familiar = shared.filter((key) => keys.has(key)).length;
  return keys.has("datasets") ? owned > 0 : owned > 1 || (owned === 1 && familiar > 1);
}

import { isRecord, objectOfLine } from "../json-lines.ts";
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
  const format = formatOf(probe);
  return format === null ? no("nothing that evalscope writes") : yes(0.9, format);
}

function formatOf(probe: Probe): Format | null {
  const { json, isDocument, lines } = probe;
  if (!isDocument && lines.slice(0, mostDamaged).some(isSampleLine)) return "samples";
  if (!isRecord(json)) return headFormat(probe);
  if (isSample(json)) return lines.length === 1 ? "samples" : null;
  return isDocument ? documentFormat(json) : null;
}

/** Lines of a sample file that may be damaged before a whole one comes. */
const mostDamaged = 5;

function isSampleLine(line: string): boolean {
  const value = objectOfLine(line);
  return value !== null && isSample(value);
}

function documentFormat(value: Foreign): Format | null {
  if (isBreakdown(value)) return "collection breakdown";
  if (isProgress(value)) return "progress";
  return reportFormat(value);
}

function isSample(value: Foreign): boolean {
  if (isRecord(value["sample_score"])) return "index" in value || "messages" in value;
  if (isRecord(value["model_output"]))
    return "index" in value && "choices" in value["model_output"];
  return isCompletion(value);
}

/** An OpenAI completion alone may be anyone's, and so may a list of choices; evalscope adds bookkeeping to it. */
function isCompletion(value: Foreign): boolean {
  const { choices } = value;
  if (!Array.isArray(choices) || !bookkeeping.some((key) => key in value)) return false;
  return choices.every((choice) => isRecord(choice) && "message" in choice);
}

const bookkeeping = ["model_spec", "answer_id", "reviewed", "raw_input", "origin_prompt"];

const levels = ["dataset_level", "subset_level", "task_level", "tag_level", "category_level"];

function isBreakdown(value: Foreign): boolean {
  return levels.filter((level) => Array.isArray(value[level])).length >= 2;
}

function isProgress(value: Foreign): boolean {
  return ["status", "processed_count", "total_count"].every((key) => key in value);
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
function headFormat({ text, tail }: Probe): Format | null {
  const body = text.replace(/^\ufeff/, "");
  if (/^\s*\{/.test(body)) return headOfJson(body, tail);
  if (/^(?:<!DOCTYPE|<html)/i.test(body) && /<title>Evaluation Report/.test(body))
    return "report page";
  if (logLine.test(body)) return body.includes("Starting benchmark") ? null : "evaluation log";
  if (body.startsWith("=== OVERALL LEADERBOARD ===")) return "leaderboard";
  return isConfiguration(body) ? "configuration" : null;
}

const logLine = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d\S* - (?:evalscope|llmuses) - /;

function headOfJson(head: string, tail: string): Format | null {
  if (isLongSample(head, tail)) return "samples";
  if (!/^\s*\{[^{[]*"name":/.test(head)) return null;
  if (/"metrics":\s*\[/.test(head) && /"dataset_name":/.test(head))
    return /"schema_version":\s*[2-9]/.test(head) ? "report (v2)" : "report (v1)";
  return /"category":\s*\[/.test(head) && /"metric":/.test(head) ? "report (old)" : null;
}

/** A first line that breaks off: a sample begins in one of few ways, and says somewhere that it is evalscope's. */
function isLongSample(head: string, tail: string): boolean {
  if (/^\s*\{\s*\n/.test(head)) return false;
  const marks = new Set(Array.from((head + tail).matchAll(ownKey), ([, key]) => key));
  if (/^\s*\{\s*"index":\s*"?\w+"?,\s*"(?:input|target|model)":/.test(head))
    return marks.has("sample_score") || marks.has("model_output");
  const isAnswer = /(?<!\\)"choices":\s*\[\s*\{/.test(head) && /(?<!\\)"message":/.test(head);
  return isAnswer && bookkeeping.some((key) => marks.has(key));
}

/** A key that evalscope alone writes; not one in a text, where quotes are escaped. */
const ownKey =
  /(?<!\\)"(sample_score|model_output|model_spec|answer_id|reviewed|raw_input|origin_prompt)":/g;

const own = ["eval_backend", "evalscope_version", "dataset_args", "mem_cache", "judge_strategy"];
const shared = ["dataset_hub", "dataset_dir", "eval_type", "generation_config"];

/** A configuration names datasets and has a key that is evalscope's own, or several in its manner. */
function isConfiguration(body: string): boolean {
  const keys = new Set(list(body.match(/^[A-Za-z_]\w*(?=:(?:\s|$))/gm)));
  const owned = own.filter((key) => keys.has(key)).length;
  const familiar = shared.filter((key) => keys.has(key)).length;
  if (!keys.has("datasets")) return owned > 1 || (owned === 1 && familiar > 1);
  return owned > 1 || (owned === 1 && (!keys.has("dataset_args") || familiar > 0));
}

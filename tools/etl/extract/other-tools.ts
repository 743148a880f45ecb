import { isRecord } from "./json-lines.ts";
import { type Foreign, list, record } from "./foreign.ts";
import type { Probe } from "./source.ts";

/** Files of other evaluation tools, which no reader takes: what they are is said, so that nobody has to guess. */
interface Tool {
  readonly name: string;
  readonly is: (file: Head) => boolean;
}

/** What the tests look at. */
interface Head {
  readonly probe: Probe;
  /** Of the document or of its first line, as far as the probe holds them; of a list, its first item. */
  readonly value: Foreign;
  /** Is the file a list? */
  readonly isList: boolean;
  /** Are all of these keys of the outermost object or, where the document is longer than the probe, in its head? */
  readonly has: (...keys: readonly string[]) => boolean;
}

/** The first that fits names the file. */
const tools: readonly Tool[] = [
  tool("Inspect log", ({ probe }) => isZip(probe, /^(?:_journal\/start\.json|header\.json)/)),
  tool("VLMEvalKit results", ({ probe }) => isVlmTable(probe)),
  tool("Inspect log", ({ has, value }) => has("version", "status", "eval") && hasTask(value)),
  tool("lighteval results", ({ has }) => has("config_general", "results", "versions")),
  tool("lmms-eval results", ({ has }) => has("lmms_eval_version", "results")),
  tool("lm-evaluation-harness results", ({ has }) => has("results", "configs", "versions")),
  tool(
    "lm-evaluation-harness results",
    ({ has, value }) => has("results", "versions", "config") && Object.keys(value).length === 3,
  ),
  tool("lmms-eval samples", ({ has }) => has("doc_id", "filtered_resps", "doc_hash", "input")),
  tool("lm-evaluation-harness samples", ({ has }) => has("doc_id", "doc", "filtered_resps")),
  tool("OpenCompass summary", ({ probe }) =>
    /^\ufeff?dataset,version,metric,mode,/.test(probe.text),
  ),
  tool("OpenCompass summary", ({ probe }) => isCompassText(probe.text)),
  tool("OpenCompass configuration", ({ probe }) => isCompassConfiguration(probe)),
  tool("OpenCompass predictions", ({ value, has }) => {
    const first = record(value["0"]);
    return "origin_prompt" in first || "in-context examples" in first || has("0", "origin_prompt");
  }),
  tool("OpenCompass predictions", ({ has }) => has("idx", "origin_prompt", "prediction")),
  tool("OpenCompass results", ({ probe, value }) => isCompassResult(probe, value)),
  tool("HELM run", ({ has }) => has("scenario_spec", "adapter_spec", "metric_specs")),
  tool("HELM run", ({ has }) => has("adapter_spec", "request_states")),
  tool("HELM run", ({ has, isList }) => isList && has("instance_id", "train_trial_index", "stats")),
  tool("HELM run", ({ has, isList }) => isList && has("name", "count", "sum", "sum_squared")),
  tool("promptfoo results", ({ has }) => has("evalId", "results")),
  tool("every_eval_ever results", ({ has }) => has("evaluation_id", "model_info")),
  tool("every_eval_ever results", ({ has }) => has("evaluation_id", "interaction_type")),
  tool("SWE-bench report", ({ has }) => has("total_instances", "resolved_ids", "completed_ids")),
  tool("SWE-bench report", ({ value }) => {
    const [only, another] = Object.values(value);
    return another === undefined && "patch_successfully_applied" in record(only);
  }),
  tool("terminal-bench results", ({ has }) => has("trial_name", "is_resolved")),
  tool("terminal-bench results", ({ value }) => {
    const [first] = list(value["results"]);
    return "trial_name" in record(first) && "is_resolved" in record(first);
  }),
  tool("Harbor results", ({ has }) => has("n_total_trials", "stats")),
  tool("Harbor results", ({ has }) => has("trial_name", "task_checksum", "verifier_result")),
  tool("OpenAI evals log", ({ value }) => "completion_fns" in record(value["spec"])),
  tool("simple-evals results", ({ has }) => has("score", "metrics", "htmls", "convos")),
  tool("vLLM benchmark", ({ has }) => has("median_ttft_ms", "request_throughput", "model_id")),
  tool("SGLang benchmark", ({ has }) => has("median_ttft_ms", "request_throughput", "completed")),
  tool("AIPerf benchmark", ({ has }) => has("request_throughput", "input_config")),
  tool("guidellm benchmark", ({ has, probe }) => {
    return has("benchmarks") && /"type_":\s*"generative_benchmark/.test(probe.text);
  }),
  tool("MTEB results", ({ has }) => has("mteb_version", "scores", "task_name")),
  tool("MTEB results", ({ has }) => has("mteb_version", "mteb_dataset_name")),
  tool("OpenAI batch output", ({ has }) => has("custom_id", "response")),
  tool("OpenAI batch input", ({ has }) => has("custom_id", "method", "body")),
  tool("Anthropic batch output", ({ has }) => has("custom_id", "result")),
  tool(
    "an API's chat completions",
    ({ has, probe }) =>
      has("object", "choices") && /"object"\s*:\s*"chat\.completion/.test(probe.text),
  ),
  tool("vLLM server log", ({ probe }) =>
    /Avg prompt throughput: [\d.]+ tokens\/s, Avg generation throughput/.test(probe.text),
  ),
  tool("SGLang server log", ({ probe }) =>
    /(?:Prefill|Decode) batch\.? [^\n]*#running-req/.test(probe.text),
  ),
];

function tool(name: string, is: Tool["is"]): Tool {
  return { name, is };
}

/** What a file that no reader takes is, if it is another tool's: "lm-evaluation-harness results". */
export function otherTool(probe: Probe): string | null {
  const head = headOf(probe);
  return tools.find(({ is }) => is(head))?.name ?? null;
}

function headOf(probe: Probe): Head {
  const { json, text, isDocument, size, bytes } = probe;
  const isList = Array.isArray(json) || (json === undefined && /^\s*\[/.test(text));
  const value = record(Array.isArray(json) ? json[0] : json);
  const isCut = !isRecord(json) && !Array.isArray(json) && !isDocument && size > bytes.length;
  const inHead = isCut && /^\ufeff?\s*[[{]/.test(text) ? keysIn(text) : null;
  const has = (...keys: readonly string[]) => keys.every((key) => inHead?.has(key) ?? key in value);
  return { probe, value, isList, has };
}

/** Keys at any depth; not what only looks like one within a text. */
function keysIn(text: string): ReadonlySet<string> {
  return new Set(
    Array.from(text.matchAll(/(?<!\\)"([^"\\\n]{1,80})"\s*:/g), ([, key = ""]) => key),
  );
}

function isZip({ bytes, text }: Probe, first: RegExp): boolean {
  const length = (bytes[26] ?? 0) | ((bytes[27] ?? 0) << 8);
  const name = new TextDecoder().decode(bytes.subarray(30, 30 + length));
  return text.startsWith("PK\u0003\u0004") && first.test(name);
}

function hasTask(value: Foreign): boolean {
  const task = record(value["eval"]);
  return Object.keys(value).length === 0 || "task" in task || "task_id" in task;
}

function isCompassText(text: string): boolean {
  return /^\d{8}_\d{6}\ntabulate format\n\^{9,}/.test(text);
}

function isCompassConfiguration({ path, text }: Probe): boolean {
  return path.endsWith(".py") && /\bopencompass\.(?:models|openicl|datasets|tasks)\b/.test(text);
}

/** A result file names nothing: an object of numbers, told by its details or by where it lies. */
function isCompassResult({ path, isDocument }: Probe, value: Foreign): boolean {
  const { details, ...numbers } = value;
  const values = Object.values(numbers);
  if (!isDocument || values.length === 0) return false;
  const [first] = Array.isArray(details) ? list(details) : Object.values(record(details));
  const marks = ["example_abbr", "pred", "correct", "origin_prompt", "is_correct"];
  if (isRecord(first) && marks.some((key) => key in first)) return true;
  const isFlat = values.every((item) => typeof item === "number");
  return isFlat && /(?:^|\/)results\/[^/]+\/[^/]+\.json$/.test(path);
}

/** Its tables lie in a folder of a model and a time; what they hold says nothing of who wrote them. */
function isVlmTable({ path, lines }: Probe): boolean {
  if (/(?:^|\/)T\d{8}[^/]*\/[^/]+_(?:acc|score)\.(?:csv|json)$/.test(path)) return true;
  if (/(?:^|\/)T\d{8}[^/]*\/[^/]+\.xlsx$/.test(path)) return true;
  return /^"?split"?,"?Overall"?(?:,|$)/.test(lines[0] ?? "");
}

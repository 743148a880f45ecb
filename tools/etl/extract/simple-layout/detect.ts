import { isRecord } from "../json-lines.ts";
import { type Detection, type Probe, no, yes } from "../source.ts";
import { mayBeJson, parseJson } from "../tolerant-json.ts";

type Kind = "results" | "samples";

/** Lines that are looked at. */
const enough = 20;

/** Recognises the two files by the keys of their first lines; a damaged line among them is no obstacle. */
export function detect(probe: Probe): Detection {
  const kinds = probe.lines.slice(0, enough).flatMap(kindOfLine);
  const [kind] = (["results", "samples"] as const).filter((of) => isMost(kinds, of));
  if (kind) return yes(0.95, kind);
  return isLongSample(probe) ? yes(0.6, "samples") : no("no lines of the simple layout");
}

function isMost(kinds: readonly (Kind | null)[], kind: Kind): boolean {
  return kinds.filter((of) => of === kind).length * 2 > kinds.length;
}

/** Nothing for a line that is no JSON, null for an object of another kind. */
function kindOfLine(line: string): readonly (Kind | null)[] {
  const parsed = mayBeJson(line) ? parseJson(line) : null;
  if (parsed?.kind !== "ok") return [];
  const record = isRecord(parsed.value) ? parsed.value : {};
  if (isShortResult(record) || isReport(record)) return ["results"];
  return [isSample(record) ? "samples" : null];
}

type Line = Readonly<Record<string, unknown>>;

/** `{suite, metric, value, …}` */
export function isShortResult(line: Line): boolean {
  return "suite" in line && "metric" in line && "value" in line;
}

/** A report of evalscope, of any version, written on one line. */
export function isReport(line: Line): boolean {
  if (Array.isArray(line["category"]) && "total_num" in line) return true;
  return Array.isArray(line["metrics"]) && "dataset_name" in line && "name" in line;
}

/** Keys of evalscope's own reviews and predictions, which another reader takes. */
const foreign = ["sample_score", "choices", "model_output", "index"];

function isSample(line: Line): boolean {
  const answered = "prediction" in line || "target" in line;
  const judged = "score" in line || isRecord(line["metrics"]) || typeof line["error"] === "string";
  return "input" in line && answered && judged && !foreign.some((key) => key in line);
}

const sampleKeys = new Set(
  "input target prediction score suite subset id group_id metrics error metadata".split(" "),
);

/** A first line longer than the probe: all keys that can be seen are a sample's. */
function isLongSample({ text, lines, size, bytes }: Probe): boolean {
  if (lines.length !== 1 || size <= bytes.length) return false;
  const keys = outerKeys(text);
  return keys.includes("input") && keys.every((key) => sampleKeys.has(key));
}

/** Keys of the outermost object of a JSON text that breaks off. */
function outerKeys(text: string): readonly string[] {
  let depth = 0;
  const keys: string[] = [];
  for (const [token, string, colon] of text.matchAll(
    /"((?:[^"\\]|\\.)*)"\s*(:?)|"[^]*$|[[{}\]]/g,
  )) {
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    else if (colon === ":" && depth === 1 && string !== undefined) keys.push(string);
  }
  return keys;
}

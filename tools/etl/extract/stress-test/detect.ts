import { type Detection, type Probe, no, yes } from "../source.ts";

/** Files that are read. */
export type PartFormat =
  | "perf summary"
  | "perf percentiles"
  | "perf arguments"
  | "perf timeline"
  | "perf throughput"
  | "perf traces"
  | "perf SLA summary";

/** Known and left alone: private, or a rendering of what the others say. */
type IgnoredFormat =
  | "perf database"
  | "perf report page"
  | "perf summary as text"
  | "perf log"
  | "perf speed table";

type Shape = { readonly format: PartFormat | IgnoredFormat } & {
  /** One key of each group must be there. */
  readonly keys: readonly (readonly string[])[];
};

const succeeded = ["Succeed requests", "Success Requests"];

/** In this order: the SLA summary holds the keys of summary and percentiles too. */
const shapes: readonly Shape[] = [
  { format: "perf SLA summary", keys: [succeeded, ["metrics"]] },
  { format: "perf summary", keys: [succeeded, ["Number of concurrency", "Concurrency"]] },
  { format: "perf percentiles", keys: [["Percentiles", "Percentile"], ["Latency (s)"]] },
  { format: "perf arguments", keys: [["parallel"], ["number"], ["log_every_n_query"]] },
  { format: "perf timeline", keys: [["wall_start"], ["points"]] },
  { format: "perf throughput", keys: [["n_samples"], ["wall_time_s"], ["rows"]] },
  { format: "perf traces", keys: [["n_traces"], ["rows"]] },
  { format: "perf speed table", keys: [["Prompt Tokens"], ["Speed(tokens/s)"]] },
];

/** Recognises the files by their keys and headings. */
export function detect(probe: Probe): Detection {
  const format = documentFormat(probe.text) ?? jsonFormat(probe.text);
  return format === null ? no("none of evalscope perf's files") : yes(0.95, format);
}

/** A text without a key of any shape's first group need not be searched for keys. */
const telling = new RegExp(`"(?:${shapes.flatMap(({ keys: [first] }) => first ?? []).join("|")})"`);

function jsonFormat(text: string): Shape["format"] | null {
  if (!/^\s*[[{]/.test(text) || !telling.test(text)) return null;
  const found = new Set(Array.from(text.matchAll(/"([^"\\\n]{1,80})"\s*:/g), ([, key]) => key));
  const shape = shapes.find(({ keys }) => keys.every((group) => group.some((k) => found.has(k))));
  return shape?.format ?? null;
}

function documentFormat(text: string): IgnoredFormat | null {
  if (text.startsWith("SQLite format 3\0"))
    return /CREATE TABLE result\([^)]*first_chunk_latency/.test(text) ? "perf database" : null;
  if (/^\s*<!doctype html>/i.test(text))
    return text.slice(0, 2000).includes("<title>Performance Report") ? "perf report page" : null;
  if (/Performance Test Summary/.test(text.slice(0, 400))) return "perf summary as text";
  return isLog(text) ? "perf log" : null;
}

function isLog(text: string): boolean {
  const [first = ""] = text.split("\n", 1);
  return (
    /^\d{4}-\d\d-\d\d [\d:,]+ - evalscope - INFO/.test(first) &&
    /Starting benchmark|Starting SLA Auto-tune/.test(text.slice(0, 2000))
  );
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, zstdDecompressSync } from "node:zlib";
import {
  type Issue,
  type RunIndexEntry,
  type SampleHead,
  type RunMeta,
  type Sample,
  StoredSample,
  chunkFile,
  decodeChunkIndex,
  parseFile,
  restoreSample,
} from "@evalsite/protocol";
import { readers } from "../extract/registry.ts";
import { type ConvertOptions, type ConvertResult, convertAll } from "../pipeline/convert-all.ts";

/** A conversion within this process. */
export function convert(
  rawDir: string,
  outDir: string,
  options: Partial<ConvertOptions> = {},
): Promise<ConvertResult> {
  const defaults = { secrets: [], strict: false, only: null, force: false, onRun: () => undefined };
  return convertAll({ rawDir, outDir, readers, ...defaults, ...options });
}

/** What lies in an output folder between two conversions. */
export const outputNames = [
  ".etl-state.json",
  "index.json",
  "manifest.json",
  "projects.json",
  "run-table.chunk",
  "runs",
  "scores",
  "traits",
];

/** A line of `samples.jsonl`. */
export function sample(id: number, fields: Readonly<Record<string, unknown>> = {}): string {
  const base = { suite: "sums", id: `q${id}`, input: `${id}+1=`, target: `${id + 1}` };
  return `${JSON.stringify({ ...base, prediction: `${id + 1}`, score: 1, ...fields })}\n`;
}

/** Lines of `samples.jsonl`. */
export function samples(count: number, fields: Readonly<Record<string, unknown>> = {}): string {
  return Array.from({ length: count }, (_, id) => sample(id, fields)).join("");
}

export function publishedIndex(outDir: string): readonly RunIndexEntry[] {
  return accepted(parseFile("index", readFileSync(join(outDir, "index.json"), "utf8")));
}

export function publishedMeta(outDir: string, runId: string): RunMeta {
  return accepted(
    parseFile("meta", readFileSync(join(outDir, "runs", runId, "meta.json"), "utf8")),
  );
}

export function publishedHead(outDir: string, runId: string): readonly SampleHead[] {
  const text = readFileSync(join(outDir, "runs", runId, "samples_head.jsonl"), "utf8");
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.map((line) => accepted(parseFile("samplesHead", line)));
}

/** All samples of a store, in row order. @param folder the store's. */
export function publishedSamples(folder: string): readonly Sample[] {
  const store = accepted(
    parseFile("sampleStore", readFileSync(join(folder, "store.json"), "utf8")),
  );
  const index = gunzipSync(readFileSync(join(folder, store.text.index)));
  const { starts } = decodeChunkIndex(new Uint8Array(index).buffer, store.text.count);
  return [...starts].flatMap((start) => {
    const chunk = zstdDecompressSync(readFileSync(join(folder, chunkFile("text", start))));
    const lines = chunk.toString().trimEnd().split("\n");
    return lines.map((line) => restoreSample(StoredSample.parse(JSON.parse(line))));
  });
}

/** Issues as "code file:line", without notes. */
export function problems(issues: readonly Issue[]): readonly string[] {
  return issues
    .filter((issue) => issue.severity !== "note")
    .map(({ code, file, line }) => `${code} ${file}${line === null ? "" : `:${line}`}`);
}

function accepted<T>(result: { kind: "ok"; value: T } | { kind: "problem"; problem: unknown }): T {
  if (result.kind === "ok") return result.value;
  throw new Error(JSON.stringify(result.problem));
}

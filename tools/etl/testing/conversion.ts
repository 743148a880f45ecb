import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Issue,
  type RunIndexEntry,
  type SampleHead,
  type RunMeta,
  parseFile,
} from "@evalsite/protocol";
import { readers } from "../extract/registry.ts";
import { type ConvertOptions, type ConvertResult, convertAll } from "../pipeline/convert-all.ts";
import { secretFilter } from "../transform/redact.ts";

/** A conversion within this process. */
export function convert(
  rawDir: string,
  outDir: string,
  options: Partial<ConvertOptions> = {},
): Promise<ConvertResult> {
  const filter = secretFilter();
  const onRun = () => undefined;
  return convertAll({ rawDir, outDir, readers, filter, strict: false, onRun, ...options });
}

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

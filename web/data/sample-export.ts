import { csvHead, csvLine } from "../model/samples/sample-csv.ts";
import { rowsByChunk } from "../model/samples/text-chunks.ts";
import type { SampleProblem, SampleResult } from "./sample-problem.ts";
import type { SampleReader } from "./sample-store.ts";

export type ExportFormat = "jsonl" | "csv";

export interface ExportResult {
  readonly file: Blob;
  readonly rows: number;
  /** Files that could not be read; their rows are not in the export. */
  readonly problems: readonly SampleProblem[];
  readonly missingRows: number;
}

/**
 * The full samples of some rows as one file, in the order of the store, read chunk after chunk.
 * A line of JSONL is a whole `Sample`, with what a chunk does not write twice. Throws when aborted.
 * @param rows ascending
 */
export async function exportSamples(
  reader: SampleReader,
  rows: Uint32Array,
  format: ExportFormat,
  signal: AbortSignal,
  onProgress: (rowsDone: number) => void,
): Promise<ExportResult> {
  const parts: Blob[] = format === "csv" ? [new Blob([csvHead])] : [];
  const problems: SampleProblem[] = [];
  let done = 0;
  let missingRows = 0;
  const index = await reader.chunkIndex("text");
  if (index.kind === "problem") {
    return { file: new Blob(parts), rows: 0, problems: [index.problem], missingRows: rows.length };
  }
  const { starts } = index.value;
  for (const { chunk, rows: wanted } of rowsByChunk(starts, rows)) {
    signal.throwIfAborted();
    const place = { chunk, first: starts[chunk] ?? 0 };
    const part = await exportChunk(reader, place, wanted, format, signal);
    if (part.kind === "ok") parts.push(new Blob([part.value]));
    else {
      problems.push(part.problem);
      missingRows += wanted.length;
    }
    done += wanted.length;
    onProgress(done);
  }
  const type = format === "csv" ? "text/csv;charset=utf-8" : "application/jsonl;charset=utf-8";
  return { file: new Blob(parts, { type }), rows: done - missingRows, problems, missingRows };
}

async function exportChunk(
  reader: SampleReader,
  { chunk, first }: { readonly chunk: number; readonly first: number },
  wanted: Uint32Array,
  format: ExportFormat,
  signal: AbortSignal,
): Promise<SampleResult<string>> {
  const lines = await reader.readTextLines(chunk, signal);
  if (lines.kind === "problem") return lines;
  let text = "";
  for (const row of wanted) {
    const sample = reader.parseSample(first, lines.value[row - first], row);
    if (sample.kind === "problem") return sample;
    text += format === "csv" ? csvLine(row, sample.value) : `${JSON.stringify(sample.value)}\n`;
  }
  return { kind: "ok", value: text };
}

import {
  type SearchScope,
  containsText,
  lineMayContain,
  previewTexts,
  sampleTexts,
} from "../model/samples/search-text.ts";
import { type ChunkRows, rowsByChunk, rowsOfChunk } from "../model/samples/text-chunks.ts";
import type { SampleReader } from "./sample-store.ts";

/** What a search knows of a row. */
export const verdict = { unknown: 0, no: 1, yes: 2 } as const;

export interface SearchRequest {
  readonly needle: string;
  readonly scope: SearchScope;
  /** Rows that matter, ascending; chunks without one of them are not read. */
  readonly rows: Uint32Array;
  /** One entry a row of the store, filled as the search goes on. */
  readonly verdicts: Uint8Array;
}

export interface SearchStep {
  readonly chunksDone: number;
  readonly chunks: number;
  readonly failedFiles: number;
}

/** The chunks that a search still has to read. */
export function chunksToSearch(reader: SampleReader, request: SearchRequest): readonly ChunkRows[] {
  const open = request.rows.filter((row) => request.verdicts[row] === verdict.unknown);
  return rowsByChunk(startsOf(reader, request.scope), open);
}

/** Reads chunk after chunk, four at a time, and reports after each. Stops when told to. */
export async function searchSamples(
  reader: SampleReader,
  request: SearchRequest,
  signal: AbortSignal,
  onStep: (step: SearchStep) => void,
): Promise<void> {
  const queue = chunksToSearch(reader, request).map(({ chunk }) => chunk);
  const chunks = queue.length;
  let chunksDone = 0;
  let failedFiles = 0;
  const work = async () => {
    for (let chunk = queue.shift(); chunk !== undefined; chunk = queue.shift()) {
      const isRead = await searchChunk(reader, request, chunk, signal).catch(() => false);
      if (signal.aborted) return;
      chunksDone++;
      if (!isRead) failedFiles++;
      onStep({ chunksDone, chunks, failedFiles });
    }
  };
  await Promise.all([work(), work(), work(), work()]);
}

async function searchChunk(
  reader: SampleReader,
  request: SearchRequest,
  chunk: number,
  signal: AbortSignal,
): Promise<boolean> {
  const { first } = rowsOfChunk(startsOf(reader, request.scope), chunk, reader.store.rows);
  const found =
    request.scope === "previews"
      ? await previewMatches(reader, request.needle, chunk)
      : await textMatches(reader, request.needle, chunk, first, signal);
  found?.forEach((isFound, at) => {
    request.verdicts[first + at] = isFound ? verdict.yes : verdict.no;
  });
  return found !== null;
}

async function previewMatches(reader: SampleReader, needle: string, chunk: number) {
  const previews = await reader.previewChunk(chunk);
  if (previews.kind === "problem") return null;
  const contains = containsText(needle);
  return previews.value.previews.map((preview) => previewTexts(preview).some(contains));
}

async function textMatches(
  reader: SampleReader,
  needle: string,
  chunk: number,
  first: number,
  signal: AbortSignal,
) {
  const lines = await reader.readTextLines(chunk, signal);
  if (lines.kind === "problem") return null;
  const mayContain = lineMayContain(needle);
  const contains = containsText(needle);
  return lines.value.map((line, at) => {
    if (!mayContain(line)) return false;
    const sample = reader.parseSample(chunk, line, first + at);
    return sample.kind === "ok" && sampleTexts(sample.value).some(contains);
  });
}

function startsOf(reader: SampleReader, scope: SearchScope): readonly number[] {
  const { previews, text } = reader.store;
  return scope === "texts"
    ? text.starts
    : previews.files.map((_, at) => at * previews.rows_per_chunk);
}

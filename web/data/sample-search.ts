import { type ChunkIndex, type Plane } from "@evalsite/protocol";
import type { SearchScope } from "../model/samples/search-text.ts";
import { rowsByChunk, rowsOfChunk } from "../model/samples/text-chunks.ts";
import type { SampleReader } from "./sample-store.ts";
import { chunkPath } from "./store-place.ts";
import type { ChunkPlace } from "./worker-calls.ts";
import { type WorkerClient, searchWorkers } from "./worker-client.ts";

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
  /** Fetched so far. */
  readonly bytes: number;
}

/** Chunks a worker is given at once: few at first, so that the first matches come at once. */
const firstBatch = 1;
const mostPerBatch = 8;
/** Batches that wait at a worker, so that it fetches while it searches. */
const batchesAhead = 2;

/**
 * Reads chunk after chunk in the workers and reports after each batch, until all is read, the signal
 * says stop, or more than `mostBytes` were fetched.
 * @returns whether it is complete
 */
export async function searchSamples(
  reader: SampleReader,
  request: SearchRequest,
  mostBytes: number,
  signal: AbortSignal,
  onStep: (step: SearchStep) => void,
): Promise<boolean> {
  const plane: Plane = request.scope === "texts" ? "text" : "preview";
  const index = await reader.chunkIndex(plane);
  if (index.kind === "problem") {
    onStep({ chunksDone: 0, chunks: 0, failedFiles: 1, bytes: 0 });
    return true;
  }
  const queue = chunksToSearch(reader, plane, index.value, request);
  const chunks = queue.length;
  let step: SearchStep = { chunksDone: 0, chunks, failedFiles: 0, bytes: 0 };
  let batchSize = firstBatch;
  const work = async (worker: WorkerClient) => {
    while (queue.length > 0 && !signal.aborted && step.bytes < mostBytes) {
      const batch = queue.splice(0, batchSize);
      batchSize = Math.min(batchSize * 2, mostPerBatch);
      const searched = await searchBatch(reader, worker, request, batch);
      if (signal.aborted) return;
      step = {
        chunks,
        chunksDone: step.chunksDone + batch.length,
        failedFiles: step.failedFiles + searched.failed,
        bytes: step.bytes + searched.bytes,
      };
      onStep(step);
    }
  };
  const workers = searchWorkers();
  await Promise.all(Array.from({ length: batchesAhead }, () => workers.map(work)).flat());
  return queue.length === 0;
}

async function searchBatch(
  reader: SampleReader,
  worker: WorkerClient,
  { needle, scope, verdicts }: SearchRequest,
  chunks: readonly ChunkPlace[],
): Promise<{ readonly failed: number; readonly bytes: number }> {
  const { version } = reader;
  const result = await worker.call("search", { needle, scope, version, chunks });
  if (result.kind === "problem") {
    reader.note(result.problem);
    return { failed: chunks.length, bytes: 0 };
  }
  const { found, failed, bytes, problems } = result.value;
  problems.forEach(reader.note);
  for (const { first, rows } of chunks) {
    if (!failed.includes(first)) verdicts.fill(verdict.no, first, first + rows);
  }
  for (const row of found) verdicts[row] = verdict.yes;
  return { failed: failed.length, bytes };
}

/** The chunks that hold a wanted row of which nothing is known yet. */
function chunksToSearch(
  reader: SampleReader,
  plane: Plane,
  { starts, crcs }: ChunkIndex,
  { rows, verdicts }: SearchRequest,
): ChunkPlace[] {
  const open = rowsWith(verdict.unknown, rows, verdicts);
  return rowsByChunk(starts, open).map(({ chunk }) => {
    const { first, end } = rowsOfChunk(starts, chunk, reader.store.rows);
    const file = chunkPath(reader.place, plane, first);
    return { file, first, rows: end - first, crc: crcs[chunk] ?? 0 };
  });
}

/** The rows that contain the needle, as far as is known. */
export function foundRows(rows: Uint32Array, verdicts: Uint8Array): Uint32Array {
  return rowsWith(verdict.yes, rows, verdicts);
}

function rowsWith(wanted: number, rows: Uint32Array, verdicts: Uint8Array): Uint32Array {
  const kept = new Uint32Array(rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    if (verdicts[row] === wanted) kept[count++] = row;
  }
  return kept.slice(0, count);
}

import { fetchBytes } from "../data/sample-bytes.ts";
import { type SampleProblem, damaged } from "../data/sample-problem.ts";
import { quickenZstandard } from "../data/zstandard.ts";
import type { ChunkPlace, SearchReply, SearchRequest } from "../data/worker-calls.ts";
import { findInChunk, toNeedle } from "../model/samples/search-text.ts";

interface Searched {
  readonly found: readonly number[];
  readonly bytes: number;
  readonly problem: SampleProblem | null;
}

/** Fetches some chunks at once and looks for the needle in each. */
export async function searchChunks(request: SearchRequest): Promise<SearchReply> {
  await quickenZstandard();
  const searched = await Promise.all(request.chunks.map((chunk) => searchChunk(request, chunk)));
  const problems = searched.map((chunk) => chunk.problem);
  return {
    found: Uint32Array.from(searched.flatMap((chunk) => chunk.found)),
    bytes: searched.reduce((sum, chunk) => sum + chunk.bytes, 0),
    failed: request.chunks.filter((_, at) => problems[at] !== null).map((chunk) => chunk.first),
    problems: problems.filter((problem) => problem !== null),
  };
}

async function searchChunk(
  { needle, scope, version }: SearchRequest,
  { file, first, crc }: ChunkPlace,
): Promise<Searched> {
  const fetched = await fetchBytes(file, { version, crc });
  if (fetched.kind === "problem") return { found: [], bytes: 0, problem: fetched.problem };
  const text = new TextDecoder().decode(fetched.value.bytes);
  const { lines, unreadable } = findInChunk(text, toNeedle(needle), scope);
  const [line] = unreadable;
  return {
    found: lines.map((at) => first + at),
    bytes: fetched.value.fetched,
    problem: line === undefined ? null : damaged(file, "line", `row ${first + line}`).problem,
  };
}

import { fetchData } from "./fetch-file.ts";
import { type SampleResult, damaged, ok } from "./sample-problem.ts";

export interface ByteOptions {
  readonly version: string | null;
  readonly signal?: AbortSignal;
}

/**
 * The bytes of a file, inflated when they are gzip: some hosts inflate on the way, some do not.
 * @param plainLength a file of exactly this length is not gzip, whatever its first bytes are
 */
export async function fetchBytes(
  file: string,
  options: ByteOptions,
  plainLength: number | null = null,
): Promise<SampleResult<ArrayBuffer>> {
  const fetched = await fetchData(file, options);
  if (fetched.kind === "problem") return fetched;
  let bytes: ArrayBuffer;
  try {
    bytes = await fetched.value.arrayBuffer();
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    return { kind: "problem", problem: { kind: "unreachable", file, detail: String(error) } };
  }
  if (bytes.byteLength === plainLength || !isGzip(bytes)) return ok(bytes);
  try {
    return ok(await inflate(bytes));
  } catch {
    // Browsers say no more than that it failed.
    return damaged(file, "gzip", `${bytes.byteLength} B`);
  }
}

/** The lines of a chunk; a problem when there are not as many as the store says. */
export async function fetchLines(
  file: string,
  options: ByteOptions,
  rows: number,
): Promise<SampleResult<readonly string[]>> {
  const fetched = await fetchBytes(file, options);
  if (fetched.kind === "problem") return fetched;
  const lines = new TextDecoder().decode(fetched.value).split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.length === rows ? ok(lines) : damaged(file, "rows", `${lines.length} / ${rows}`);
}

function isGzip(bytes: ArrayBuffer): boolean {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  return first === 0x1f && second === 0x8b;
}

function inflate(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

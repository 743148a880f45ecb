import { crc32 } from "@evalsite/protocol";
import { fetchData } from "./fetch-file.ts";
import { type SampleResult, damaged, ok } from "./sample-problem.ts";
import { unpackZstandard } from "./zstandard.ts";

export interface ByteOptions {
  readonly version: string | null;
  readonly signal?: AbortSignal;
  /** A file of exactly this length is not gzip, whatever its first bytes are. */
  readonly plainLength?: number;
  /** CRC-32 of the content, inflated, where it is known; it may be known later than the content. */
  readonly crc?: number | null | Promise<number | null>;
}

export interface FetchedBytes {
  readonly bytes: ArrayBuffer;
  /** Bytes as they came, before they were inflated here. */
  readonly fetched: number;
}

/** The bytes of a file, unpacked. */
export async function fetchBytes(
  file: string,
  options: ByteOptions,
): Promise<SampleResult<FetchedBytes>> {
  const response = await fetchData(file, options);
  if (response.kind === "problem") return response;
  let raw: ArrayBuffer;
  try {
    raw = await response.value.arrayBuffer();
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    return { kind: "problem", problem: { kind: "unreachable", file, detail: String(error) } };
  }
  const packing = raw.byteLength === options.plainLength ? null : packingOf(raw);
  let bytes = raw;
  if (packing !== null) {
    try {
      bytes = packing === "gzip" ? await gunzip(raw) : unpackZstandard(raw);
    } catch {
      // Browsers say no more than that it failed.
      return damaged(file, "packing", `${raw.byteLength} B`);
    }
  }
  const { plainLength = null } = options;
  const crc = (await options.crc) ?? null;
  if (plainLength !== null && bytes.byteLength !== plainLength) {
    return damaged(file, "bytes", `${bytes.byteLength} B ≠ ${plainLength} B`);
  }
  if (crc !== null && (packing === "gzip" ? trailerCrc(raw) : null) !== crc) {
    // The trailer of a gzip file of several parts is that of the last one.
    const found = crc32(new Uint8Array(bytes));
    if (found !== crc) return damaged(file, "crc", `${hex(found)} ≠ ${hex(crc)}`);
  }
  return ok({ bytes, fetched: raw.byteLength });
}

/** The lines of a chunk; a problem when there are not as many as the store says. */
export async function fetchLines(
  file: string,
  options: ByteOptions,
  rows: number,
): Promise<SampleResult<readonly string[]>> {
  const fetched = await fetchBytes(file, options);
  if (fetched.kind === "problem") return fetched;
  return linesOf(file, new TextDecoder().decode(fetched.value.bytes), rows);
}

/** The lines of a chunk's text. */
export function linesOf(file: string, text: string, rows: number): SampleResult<readonly string[]> {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.length === rows ? ok(lines) : damaged(file, "rows", `${lines.length} / ${rows}`);
}

/** Known by the first bytes: some hosts unpack gzip on the way, whatever the file's name. */
function packingOf(bytes: ArrayBuffer): "gzip" | "zstandard" | null {
  const [a, b, c, d] = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
  if (a === 0x1f && b === 0x8b) return "gzip";
  return a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd ? "zstandard" : null;
}

/** Gzip ends with the checksum and the length of its content, and inflating has checked both. */
function trailerCrc(gzip: ArrayBuffer): number {
  return new DataView(gzip).getUint32(gzip.byteLength - 8, true);
}

function gunzip(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

function hex(crc: number): string {
  return crc.toString(16).padStart(8, "0");
}

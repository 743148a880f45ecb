/** First row and checksum of every chunk of a plane. */
export interface ChunkIndex {
  /** First row of each chunk, ascending from 0. */
  readonly starts: Uint32Array;
  /** CRC-32 of each chunk's content, inflated. */
  readonly crcs: Uint32Array;
}

export type Plane = "preview" | "text";

/** Name of a chunk, relative to the store's folder: "text-000000640.chunk". */
export function chunkFile(plane: Plane, firstRow: number): string {
  return `${plane}-${String(firstRow).padStart(9, "0")}.chunk`;
}

/**
 * Little-endian u32: how far each chunk's first row lies behind that of the chunk before, which is
 * mostly the same and takes no room as gzip; then all checksums.
 */
export function encodeChunkIndex({ starts, crcs }: ChunkIndex): Uint8Array {
  const bytes = new Uint8Array(8 * starts.length);
  const view = new DataView(bytes.buffer);
  starts.forEach((start, at) => view.setUint32(at * 4, start - (starts[at - 1] ?? 0), true));
  crcs.forEach((crc, at) => view.setUint32((starts.length + at) * 4, crc, true));
  return bytes;
}

/** @throws RangeError when the bytes are not those of `count` chunks. */
export function decodeChunkIndex(bytes: ArrayBuffer, count: number): ChunkIndex {
  if (bytes.byteLength !== 8 * count) {
    throw new RangeError(`chunk index has ${bytes.byteLength} bytes, expected ${8 * count}`);
  }
  const view = new DataView(bytes);
  const number = (at: number) => view.getUint32(at * 4, true);
  let start = 0;
  return {
    starts: Uint32Array.from({ length: count }, (_, at) => (start += number(at))),
    crcs: Uint32Array.from({ length: count }, (_, at) => number(count + at)),
  };
}

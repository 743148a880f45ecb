import { ByteQueue } from "./byte-queue.ts";
import { maskedCrc32c } from "./crc32c.ts";

/** A TFRecord, or why there is none. After "bad-length" and "truncated" nothing follows. */
export type TfRecord =
  | { readonly kind: "data"; readonly data: Uint8Array }
  | { readonly kind: "bad-data" }
  | { readonly kind: "too-large"; readonly bytes: number }
  | { readonly kind: "bad-length" }
  | { readonly kind: "truncated" };

/** Scalars take some hundred bytes; only images and the like come near this. */
const maxRecordBytes = 16 * 1024 * 1024;

export const headerBytes = 12;

/** The length that a record's header states, or null if its checksum does not fit. */
export function recordLength(header: Uint8Array): number | null {
  if (header.length < headerBytes) return null;
  const view = new DataView(header.buffer, header.byteOffset, headerBytes);
  if (view.getUint32(8, true) !== maskedCrc32c(header.subarray(0, 8))) return null;
  return view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32;
}

/** Records one at a time; holds one record and one chunk in memory. */
export async function* tfRecords(chunks: AsyncIterable<Uint8Array>): AsyncIterable<TfRecord> {
  const queue = new ByteQueue(chunks);
  while (true) {
    const header = await queue.take(headerBytes);
    if (header.length === 0) return;
    const length = recordLength(header);
    if (header.length < headerBytes) return yield { kind: "truncated" };
    if (length === null) return yield { kind: "bad-length" };
    const record = await body(queue, length);
    yield record;
    if (record.kind === "truncated") return;
  }
}

async function body(queue: ByteQueue, length: number): Promise<TfRecord> {
  if (length > maxRecordBytes) {
    const whole = await queue.skip(length + 4);
    return whole ? { kind: "too-large", bytes: length } : { kind: "truncated" };
  }
  const bytes = await queue.take(length + 4);
  if (bytes.length < length + 4) return { kind: "truncated" };
  const stated = new DataView(bytes.buffer, bytes.byteOffset + length, 4).getUint32(0, true);
  const data = bytes.subarray(0, length);
  return stated === maskedCrc32c(data) ? { kind: "data", data } : { kind: "bad-data" };
}

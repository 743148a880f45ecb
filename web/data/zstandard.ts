import { decompress } from "fzstd";

type Unpack = (packed: Uint8Array, size: number) => Uint8Array;

let quick: Unpack | null = null;
let loading: Promise<void> | undefined;

/**
 * From then on chunks are unpacked by WebAssembly, four times as fast: for those who unpack many. Where it
 * cannot run (a host's policy may forbid it), all stays as it is.
 */
export function quickenZstandard(): Promise<void> {
  loading ??= import("zstddec")
    .then(async ({ ZSTDDecoder }) => {
      const decoder = new ZSTDDecoder();
      await decoder.init();
      quick = (packed, size) => decoder.decode(packed, size);
    })
    .catch(() => undefined);
  return loading;
}

/** The content of a frame. @throws an error if it is damaged; not every damage shows */
export function unpackZstandard(bytes: ArrayBuffer): ArrayBuffer {
  const packed = new Uint8Array(bytes);
  return ownBuffer(quicklyUnpacked(packed) ?? decompress(packed));
}

/** Contents larger than a chunk ever is are a damaged header's. */
const largest = 1 << 26;

function quicklyUnpacked(packed: Uint8Array): Uint8Array | null {
  const size = contentSize(packed);
  if (quick === null || size === null || size > largest) return null;
  const content = quick(packed, size);
  return content.length === size ? content : null;
}

/** What a frame's header says of its content's size, in bytes; null if it says nothing (RFC 8878, 3.1.1.1). */
function contentSize(frame: Uint8Array): number | null {
  const descriptor = frame[4] ?? 0;
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const start = 5 + (isSingleSegment ? 0 : 1) + ([0, 1, 2, 4][descriptor & 3] ?? 0);
  const width = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  if (width === 0 || start + width > frame.length) return null;
  let size = width === 2 ? 256 : 0;
  for (let at = 0; at < width; at++) size += (frame[start + at] ?? 0) * 256 ** at;
  return size;
}

function ownBuffer({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBuffer {
  // Neither allocates shared memory.
  return byteLength === buffer.byteLength
    ? (buffer as ArrayBuffer)
    : (buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength);
}

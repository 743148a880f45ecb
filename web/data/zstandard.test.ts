import type { decompress } from "fzstd";
import { buffer } from "node:stream/consumers";
import { createZstdCompress, zstdCompressSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { quickenZstandard, unpackZstandard } from "./zstandard.ts";

const fromScript = vi.hoisted(() => vi.fn<(packed: Uint8Array) => Uint8Array>());
vi.mock("fzstd", async (original) => {
  const real = await original<{ decompress: typeof decompress }>();
  return { decompress: fromScript.mockImplementation((packed) => real.decompress(packed)) };
});

const sizes = [0, 1, 255, 256, 300, 65_791, 65_792, 1_500_000];

function content(size: number): Buffer {
  return Buffer.from(Uint8Array.from({ length: size }, (_, at) => (at * at) % 251));
}

function packed(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(zstdCompressSync(bytes)).buffer;
}

/** As a stream does that does not know how much will come. */
async function packedInParts(bytes: Buffer): Promise<ArrayBuffer> {
  const packing = createZstdCompress();
  packing.write(bytes.subarray(0, 10));
  await new Promise<void>((resolve) => packing.flush(() => resolve()));
  packing.end(bytes.subarray(10));
  return new Uint8Array(await buffer(packing)).buffer;
}

test.each(sizes)("%i bytes come back, by script and by WebAssembly", async (size) => {
  const bytes = content(size);
  expect(Buffer.from(unpackZstandard(packed(bytes))).equals(bytes)).toBe(true);
  await quickenZstandard();
  fromScript.mockClear();
  expect(Buffer.from(unpackZstandard(packed(bytes))).equals(bytes)).toBe(true);
  expect(fromScript).not.toHaveBeenCalled();
});

test("a frame that does not say its length is unpacked by script", async () => {
  await quickenZstandard();
  fromScript.mockClear();
  const bytes = content(100_000);
  expect(Buffer.from(unpackZstandard(await packedInParts(bytes))).equals(bytes)).toBe(true);
  expect(fromScript).toHaveBeenCalledOnce();
});

test("frames that are cut off or lie about their length do not take the decoder down", async () => {
  await quickenZstandard();
  const bytes = content(100_000);
  const frame = new Uint8Array(packed(bytes));
  const lying = frame.slice();
  lying.fill(0xff, 5, 9);
  for (const damaged of [frame.slice(0, frame.length / 2), lying, frame.slice(0, 5)]) {
    expect(outcome(damaged.buffer)).not.toEqual(bytes);
  }
  expect(Buffer.from(unpackZstandard(frame.buffer)).equals(bytes)).toBe(true);
});

function outcome(frame: ArrayBuffer): Buffer | null {
  try {
    return Buffer.from(unpackZstandard(frame));
  } catch {
    return null;
  }
}

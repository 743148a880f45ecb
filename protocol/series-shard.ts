import { z } from "zod";
import { text } from "./privacy.ts";

/** Most points of a block: a reader who looks at a part of a curve fetches few bytes. */
export const blockPoints = 32_768;

/** One file of a shard. */
export const ShardBlock = z.object({
  n: z.int().meta({ description: "Points in it." }),
  first: z.number().meta({ description: "Step of its first point." }),
  last: z.number().meta({ description: "Step of its last point." }),
  even: z.boolean().meta({
    description:
      "Step of point i is first + i·(last − first)/(n − 1): the file holds n float64 values. Else n float64 steps stand before them.",
  }),
  crc32: z.int().meta({ description: "CRC-32 of the file." }),
});
export type ShardBlock = z.infer<typeof ShardBlock>;

/** Full resolution of a series that `points` only give an overview of. */
export const SeriesShard = z.object({
  path: text("own").meta({
    description: "Beside metrics.json; block n is the file `<path>-<n>.f64`, little-endian.",
  }),
  blocks: z.array(ShardBlock),
});
export type SeriesShard = z.infer<typeof SeriesShard>;

/** Points in ascending order of their steps. */
export interface ShardPoints {
  readonly steps: Float64Array;
  readonly values: Float64Array;
}

export type EncodedBlock = Omit<ShardBlock, "crc32"> & { readonly bytes: Uint8Array };

/** File of a block, relative to the run's folder. */
export function shardFile({ path }: Pick<SeriesShard, "path">, block: number): string {
  return `${path}-${block}.f64`;
}

export function encodeBlock({ steps, values }: ShardPoints): EncodedBlock {
  const n = steps.length;
  const first = steps[0] ?? 0;
  const last = steps.at(-1) ?? first;
  const even = steps.every((step, at) => step === evenStep({ n, first, last }, at));
  const numbers = even ? [values] : [steps, values];
  const bytes = new Uint8Array(8 * n * numbers.length);
  const view = new DataView(bytes.buffer);
  numbers.forEach((list, part) =>
    list.forEach((number, at) => view.setFloat64(8 * (part * n + at), number, true)),
  );
  return { n, first, last, even, bytes };
}

/** @throws RangeError when the bytes are not those of the block. */
export function decodeBlock(block: Omit<ShardBlock, "crc32">, bytes: ArrayBuffer): ShardPoints {
  const { n, even } = block;
  const expected = 8 * n * (even ? 1 : 2);
  if (bytes.byteLength !== expected) {
    throw new RangeError(`block has ${bytes.byteLength} bytes, expected ${expected}`);
  }
  const view = new DataView(bytes);
  const read = (from: number) =>
    Float64Array.from({ length: n }, (_, at) => view.getFloat64(8 * (from + at), true));
  if (!even) return { steps: read(0), values: read(n) };
  return {
    steps: Float64Array.from({ length: n }, (_, at) => evenStep(block, at)),
    values: read(0),
  };
}

function evenStep(
  { n, first, last }: Pick<ShardBlock, "n" | "first" | "last">,
  at: number,
): number {
  return n === 1 ? first : first + (at * (last - first)) / (n - 1);
}

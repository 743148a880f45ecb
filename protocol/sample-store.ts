import { z } from "zod";
import { SCHEMA_VERSION } from "./version.ts";
import { versioned } from "./run-meta.ts";
import { text } from "./privacy.ts";

export const ColumnType = z.enum(["u8", "u16", "u32", "f32", "f64"]);
export type ColumnType = z.infer<typeof ColumnType>;

const crc32 = z.int().meta({ description: "CRC-32 (as in gzip) of the content, inflated." });

/**
 * One field of all samples, in row order: a typed array, little-endian. The largest value of an
 * integer type, and NaN of a float type, mean "missing".
 */
export const Column = z.object({
  name: text("own").meta({
    description:
      "outcome, score, subset, repeat, item, input_tokens, output_tokens, latency_s, ttft_s, prediction_chars, answer_hash (CRC-32 of the answer as UTF-8, 0xffffffff told as 0; missing where there is no answer; stores written before it have none), metric:<key>; input_chars (characters of the question, without the instruction that all begin with), meta:<field> (a field of the metadata that puts samples together: at most 255 different words; fields within fields by their path); id, where all ids are whole numbers; target and prediction, as the table shows them, where few differ",
  }),
  type: ColumnType,
  file: text("own").meta({ description: "Relative to the store's folder." }),
  crc32,
  dictionary: z.array(text("own")).nullable().meta({
    description: "For a categorical column: the words that the numbers stand for.",
  }),
});
export type Column = z.infer<typeof Column>;

/**
 * Chunks of JSON lines, Zstandard or gzip as their first bytes tell. `index` is a chunk itself: for
 * each of them, ascending, its first row and its CRC-32; see `decodeChunkIndex`. A chunk's file is
 * named by its first row: `chunkFile`.
 */
export const ChunkList = z.object({
  count: z.int(),
  rows_per_chunk: z.int().nullable().meta({
    description: "Rows of every chunk but the last; null: they differ, see the index.",
  }),
  index: text("own").meta({ description: "Relative to the store's folder." }),
  index_crc32: crc32,
});
export type ChunkList = z.infer<typeof ChunkList>;

/** `runs/<run_id>/samples/<suite>/store.json`: how to find the samples of one benchmark. */
export const SampleStore = z.object({
  ...versioned,
  schema_version: text("own").default(SCHEMA_VERSION),
  run_id: text("own"),
  suite: text("own"),
  rows: z.int().meta({ description: "Samples; the row number addresses them everywhere." }),
  items: z.int(),
  item_list: z.object({
    hash: text("own").meta({
      description: "Runs with the same hash answered the same items in the same order.",
    }),
    file: text("own").meta({
      description: "8 bytes an item: the item key; sorted by item number.",
    }),
    crc32,
  }),
  columns: z.array(Column),
  previews: ChunkList.meta({ description: "Lines are SamplePreview." }),
  text: ChunkList.meta({ description: "Lines are StoredSample." }),
});
export type SampleStore = z.infer<typeof SampleStore>;

import {
  type ChunkIndex,
  type ChunkList,
  type Column,
  type Plane,
  type SampleStore,
  REVISION,
  SCHEMA_VERSION,
  encodeChunkIndex,
  encodeColumn,
} from "@evalsite/protocol";
import { crc32 } from "node:zlib";
import { sha256 } from "../node/digest.ts";
import { type BlockColumns, StoreColumns } from "./block-columns.ts";
import { ItemKeys, keyBytes } from "./item-keys.ts";
import { planeLimits } from "./plane-writer.ts";
import type { PublishedFolder } from "./published-folder.ts";

/** Consecutive samples whose chunks are written already; plain data. */
export interface WrittenBlock {
  readonly columns: BlockColumns;
  /** For each row its item, counted from the block's first. */
  readonly itemOf: Float64Array;
  /** Keys of the block's items, 8 bytes each. */
  readonly keys: Uint8Array;
  readonly chunks: Readonly<Record<Plane, ChunkIndex>>;
}

/** Puts the blocks of one benchmark's samples, in row order, together to a store. */
export class SampleStoreWriter {
  readonly columns = new StoreColumns();
  private readonly folder: PublishedFolder;
  private readonly path: string;
  private readonly keys = new ItemKeys();
  private readonly chunks: Record<Plane, ChunkIndex[]> = { preview: [], text: [] };

  constructor(folder: PublishedFolder, path: string) {
    this.folder = folder;
    this.path = path;
  }

  /** @param continues the block's first row answers the same item as the last one before it. */
  add(block: WrittenBlock, continues: boolean): void {
    const first = this.keys.items - (continues ? 1 : 0);
    this.keys.add(continues ? block.keys.subarray(keyBytes) : block.keys);
    this.columns.add(block.columns, block.itemOf, first, this.keys.items);
    this.chunks.preview.push(block.chunks.preview);
    this.chunks.text.push(block.chunks.text);
  }

  /** Writes columns, item list and chunk indexes; the description itself needs the content id. */
  finish(runId: string, suite: string): SampleStore {
    return {
      schema_version: SCHEMA_VERSION,
      revision: REVISION,
      content_id: null,
      run_id: runId,
      suite,
      rows: this.columns.rows,
      items: this.keys.items,
      item_list: this.writeItemList(),
      columns: this.columns.published.map((name, at) => this.writeColumn(name, at)),
      previews: this.writeChunkIndex("preview"),
      text: this.writeChunkIndex("text"),
    };
  }

  private writeItemList(): SampleStore["item_list"] {
    const keys = this.keys.distinct();
    const hash = sha256(keys).slice(0, 16);
    const file = `items-${hash}.bin`;
    this.folder.writeBytes(`${this.path}/${file}`, keys);
    return { hash, file, crc32: crc32(keys) };
  }

  private writeColumn(name: string, at: number): Column {
    const words = this.columns.dictionary(name);
    const { type, bytes } = encodeColumn(this.columns.column(name) ?? new Float64Array());
    const [kind] = name.split(":");
    const file = `${kind === name ? name : `${kind}-${at}`}.${type}`;
    this.folder.writeBytes(`${this.path}/${file}`, bytes);
    return { name, type, file, crc32: crc32(bytes), dictionary: words && [...words] };
  }

  private writeChunkIndex(plane: Plane): ChunkList {
    const parts = this.chunks[plane];
    const starts = Uint32Array.from(parts.flatMap((part) => [...part.starts]));
    const crcs = Uint32Array.from(parts.flatMap((part) => [...part.crcs]));
    const bytes = encodeChunkIndex({ starts, crcs });
    const index = `${plane}-index.chunk`;
    this.folder.writeGzip(`${this.path}/${index}`, bytes);
    return {
      count: starts.length,
      rows_per_chunk: plane === "preview" ? planeLimits.preview.rows : null,
      index,
      index_crc32: crc32(bytes),
    };
  }
}

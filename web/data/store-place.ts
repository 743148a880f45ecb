import { type SampleStore, chunkFile } from "@evalsite/protocol";
import type { Plane } from "@evalsite/protocol";

/** A sample store, and where its files lie. */
export interface StorePlace {
  /** Relative to the data folder. */
  readonly folder: string;
  /** Publication the addresses name, so that a stale cache misses. */
  readonly version: string | null;
  readonly store: SampleStore;
}

export function chunkPath(
  { folder }: Pick<StorePlace, "folder">,
  plane: Plane,
  first: number,
): string {
  return `${folder}/${chunkFile(plane, first)}`;
}

/** Rows of a preview chunk: the same in all of a store. */
export function previewRows({ previews, rows }: SampleStore): number {
  return previews.rows_per_chunk ?? Math.max(rows, 1);
}

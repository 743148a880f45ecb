import { type SeriesShard, blockPoints, encodeBlock, shardFile } from "@evalsite/protocol";
import { crc32 } from "node:zlib";
import type { PublishedFolder } from "../load/published-folder.ts";
import type { KeepShard } from "../transform/series.ts";

/** Writes the full resolution of long curves beside `metrics.json`, numbered as they come. */
export function shardWriter(folder: PublishedFolder): KeepShard {
  let written = 0;
  return ({ steps, values }) => {
    const path = `series/${written++}`;
    const blocks: SeriesShard["blocks"] = [];
    for (let start = 0; start < steps.length; start += blockPoints) {
      const end = start + blockPoints;
      const part = { steps: steps.subarray(start, end), values: values.subarray(start, end) };
      const { bytes, ...block } = encodeBlock(part);
      folder.writeBytes(shardFile({ path }, blocks.length), bytes);
      blocks.push({ ...block, crc32: crc32(bytes) });
    }
    return { path, blocks };
  };
}

import type { RunMetrics, Series } from "@evalsite/protocol";
import type { PublishedFolder } from "../load/published-folder.ts";
import type { Curves, Shard } from "../transform/series.ts";

/** Writes the full resolution of long curves beside `metrics.json` and names the files in them. */
export async function writeCurves(
  curves: Curves,
  folder: PublishedFolder,
): Promise<RunMetrics["series"]> {
  const series: Series[] = [];
  for (const curve of curves.series) {
    const shard = curves.shards.get(curve.name);
    const path = `series/${series.length}.f64`;
    if (shard) await folder.writeBytes(path, shardBytes(shard));
    series.push(shard ? { ...curve, shard: path } : curve);
  }
  return series;
}

function shardBytes({ steps, values }: Shard): Uint8Array {
  const numbers = new Float64Array(steps.length + values.length);
  numbers.set(steps);
  numbers.set(values, steps.length);
  return new Uint8Array(numbers.buffer);
}

import {
  type EvalSummary,
  type RunIndexEntry,
  type RunMeta,
  type RunMetrics,
  type Series,
  type SeriesShard,
  type ShardPoints,
  decodeBlock,
  paths,
  shardFile,
} from "@evalsite/protocol";
import { ExportError, decoded } from "./export-error.ts";
import { type Publication, arrayOf } from "./publication.ts";

/** What a run's files say, its samples left aside. */
export interface PublishedRun {
  readonly entry: RunIndexEntry;
  readonly meta: RunMeta;
  readonly summary: EvalSummary;
  readonly metrics: RunMetrics;
}

/** @throws ExportError */
export async function readRun(
  publication: Publication,
  entry: RunIndexEntry,
): Promise<PublishedRun> {
  const { run_id: runId } = entry;
  const meta = await publication.read("meta", paths.meta(runId));
  const summary = await publication.read("evalSummary", paths.evalSummary(runId));
  const metrics = await publication.read("metrics", paths.metrics(runId));
  for (const { content_id: id } of [meta, summary, metrics])
    checkContent(paths.run(runId), entry.content_id, id);
  return { entry, meta, summary, metrics };
}

/** @throws ExportError when the ids of two publications meet */
export function checkContent(place: string, wanted: string | null, found: string | null): void {
  if (wanted === null || found === null || wanted === found) return;
  throw new ExportError(
    `${place} holds files of two publications; if a conversion is running, wait for it`,
  );
}

/**
 * A long series before down-sampling, block by block; null for one that lies in `metrics.json` whole.
 * @throws ExportError while it is read
 */
export function fullSeries(
  publication: Publication,
  runId: string,
  { shard }: Series,
): AsyncIterable<ShardPoints> | null {
  return shard === null ? null : blocksOf(publication, paths.run(runId), shard);
}

async function* blocksOf(
  publication: Publication,
  folder: string,
  shard: SeriesShard,
): AsyncGenerator<ShardPoints> {
  for (const [at, block] of shard.blocks.entries()) {
    const path = `${folder}/${shardFile(shard, at)}`;
    const bytes = await publication.checked(path, block.crc32);
    yield decoded(path, () => decodeBlock(block, arrayOf(bytes)));
  }
}

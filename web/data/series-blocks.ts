import {
  type RunMetrics,
  type Series,
  type ShardPoints,
  decodeBlock,
  paths,
  shardFile,
} from "@evalsite/protocol";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { fetchBytes } from "./sample-bytes.ts";
import { type SampleProblem, type SampleResult, decoded } from "./sample-problem.ts";

/** A block of a series' full resolution. */
export interface BlockAddress {
  readonly run: Pick<RunMetrics, "run_id" | "content_id">;
  readonly shard: NonNullable<Series["shard"]>;
  readonly block: number;
}

/** What is known of some blocks. */
export interface SeriesBlocks {
  /** By address (`blockKey`). */
  readonly points: ReadonlyMap<string, ShardPoints>;
  readonly isLoading: boolean;
  /** Why blocks are missing; null if none failed. */
  readonly problem: SampleProblem | null;
  readonly retry: () => void;
}

type Entry = SampleResult<ShardPoints> | "loading";

/** A chart that is only passed by asks for nothing. */
const restMs = 120;
/** 128 blocks of 32,768 points are 64 MB. */
const mostHeld = 128;

const entries = new Map<string, Entry>();
/** When each entry changed last. */
const changed = new Map<string, number>();
const listeners = new Set<() => void>();
let changes = 0;

/** Blocks of several series: those that are not there yet are fetched. */
export function useSeriesBlocks(addresses: readonly BlockAddress[]): SeriesBlocks {
  const key = JSON.stringify(addresses.map(blockKey));
  // oxlint-disable-next-line react/exhaustive-deps, react/preserve-manual-memoization -- by content
  const wanted = useMemo(() => addresses, [key]);
  // A block of another chart leaves this one as it is.
  const change = useSyncExternalStore(
    subscribe,
    () => lastChange(wanted),
    () => 0,
  );
  useEffect(() => {
    if (wanted.length === 0) return undefined;
    const timer = setTimeout(() => wanted.forEach(ensure), restMs);
    return () => clearTimeout(timer);
  }, [wanted]);
  const retry = useCallback(() => {
    for (const address of wanted) {
      if (isProblem(entries.get(blockKey(address)))) entries.delete(blockKey(address));
    }
    wanted.forEach(ensure);
  }, [wanted]);
  // oxlint-disable-next-line react/exhaustive-deps -- what is read changes with `change`
  return useMemo(() => ({ ...readBlocks(wanted), retry }), [wanted, retry, change]);
}

export function blockKey({ run, shard, block }: BlockAddress): string {
  return JSON.stringify([run.run_id, run.content_id, shardFile(shard, block)]);
}

function lastChange(addresses: readonly BlockAddress[]): number {
  return Math.max(0, ...addresses.map((address) => changed.get(blockKey(address)) ?? 0));
}

function readBlocks(wanted: readonly BlockAddress[]): Omit<SeriesBlocks, "retry"> {
  const points = new Map<string, ShardPoints>();
  let problem: SampleProblem | null = null;
  let isLoading = false;
  for (const address of wanted) {
    const entry = entries.get(blockKey(address));
    if (entry === undefined || entry === "loading") isLoading = true;
    else if (entry.kind === "ok") points.set(blockKey(address), entry.value);
    else problem ??= entry.problem;
  }
  return { points, isLoading, problem };
}

function isProblem(entry: Entry | undefined): boolean {
  return entry !== undefined && entry !== "loading" && entry.kind === "problem";
}

function ensure(address: BlockAddress): void {
  const key = blockKey(address);
  const held = entries.get(key);
  if (held !== undefined) {
    entries.delete(key);
    entries.set(key, held);
    return;
  }
  settle(key, "loading");
  void fetchBlock(address).then((result) => settle(key, result));
}

async function fetchBlock({ run, shard, block }: BlockAddress): Promise<SampleResult<ShardPoints>> {
  const file = `${paths.run(run.run_id)}/${shardFile(shard, block)}`;
  const about = shard.blocks[block];
  if (about === undefined) return { kind: "problem", problem: { kind: "missing", file } };
  const plainLength = 8 * about.n * (about.even ? 1 : 2);
  const options = { version: run.content_id ?? null, plainLength, crc: about.crc32 };
  const fetched = await fetchBytes(file, options);
  if (fetched.kind === "problem") return fetched;
  return decoded(file, "bytes", () => decodeBlock(about, fetched.value.bytes));
}

function settle(key: string, entry: Entry): void {
  entries.set(key, entry);
  for (const oldest of entries.keys()) {
    if (entries.size <= mostHeld) break;
    entries.delete(oldest);
    changed.set(oldest, ++changes);
  }
  changed.set(key, ++changes);
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

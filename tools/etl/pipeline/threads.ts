import { setFlagsFromString } from "node:v8";
import { Tinypool } from "tinypool";
import { type Leak, LeakError } from "../load/published-folder.ts";
import { assertFilesLeft } from "../node/files-left.ts";
import type { SeenRun } from "../node/seen-runs.ts";
import { NotPlainError, rowSizes } from "../node/suite-samples.ts";
import type { ConvertedFolder } from "./convert-run.ts";
import { Room } from "./room.ts";
import { threadCount } from "./thread-count.ts";
import { type BlockJob, type BlockResult, writeBlock } from "./write-block.ts";

/** A whole run to convert; plain data. */
export interface RunJob {
  readonly run: SeenRun;
  readonly staging: string;
  /** Values that must not be published. */
  readonly secrets: readonly string[];
}

/** Who writes blocks of samples. */
export interface Threads {
  /** Blocks that are worth having under way at once. */
  readonly count: number;
  writeBlock(job: BlockJob): Promise<BlockResult>;
}

/** This thread alone: for small inputs, and within a thread. */
export const oneThread: Threads = { count: 1, writeBlock };

export type ThreadJob =
  | { readonly kind: "block"; readonly job: BlockJob }
  | { readonly kind: "run"; readonly job: RunJob };

/** What became of a job. Failures that have a meaning cross from one thread to another as data. */
export type ThreadOutcome<T> =
  | { readonly kind: "done"; readonly result: T }
  | { readonly kind: "not-plain"; readonly what: string }
  | { readonly kind: "leak"; readonly leak: Leak }
  | {
      readonly kind: "system";
      readonly code: string;
      readonly path: string;
      readonly message: string;
    };

/**
 * Bytes worked on at once, each of which is there some ten times meanwhile: of a block its largest row, of a run
 * all, since it may be one row.
 */
const roomForRows = 48 << 20;

/** As many threads as `threadCount` says, started when there is work for them. */
export class ThreadPool implements Threads {
  private pool: Tinypool | null = null;
  private readonly room = new Room(roomForRows);

  /** Twice the threads, so that each finds its next job waiting. */
  readonly count = 2 * threadCount();

  /** Starts the threads now, so that they are ready when the first job is. */
  start(): Tinypool {
    return (this.pool ??= newPool());
  }

  writeBlock(job: BlockJob): Promise<BlockResult> {
    let largest = 0;
    for (const size of rowSizes(job.rows)) largest = Math.max(largest, size);
    return this.room.within(largest, () => this.run({ kind: "block", job }));
  }

  convertRun(job: RunJob): Promise<ConvertedFolder> {
    return this.room.within(job.run.bytes, () => this.run({ kind: "run", job }));
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await this.pool?.destroy();
    this.pool = null;
  }

  private async run<T>(job: ThreadJob): Promise<T> {
    const outcome: ThreadOutcome<T> = await this.start().run(job);
    switch (outcome.kind) {
      case "done":
        return outcome.result;
      case "not-plain":
        throw new NotPlainError(outcome.what);
      case "leak":
        throw new LeakError(outcome.leak);
      case "system":
        throw Object.assign(new Error(outcome.message), { code: outcome.code, path: outcome.path });
    }
  }
}

/** Those by which it is woken, and those it reads and writes. */
const filesOfThread = 8;

/** Four times as much made each thread 25 MB larger and none faster; half of it costs time. */
const youngMegabytes = 8;

function newPool(): Tinypool {
  const threads = threadCount();
  assertFilesLeft(filesOfThread * threads);
  // What Node was started with (scripts/node-options.ts) would go before the limit below.
  setFlagsFromString("--max-semi-space-size=0");
  return new Tinypool({
    filename: new URL("./thread.ts", import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  });
}

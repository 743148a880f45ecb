import type { SampleStore } from "@evalsite/protocol";
import { SampleStoreWriter } from "../load/sample-store-writer.ts";
import { readRows } from "../node/read-rows.ts";
import { NotPlainError, type SuiteSamples, rowSizes } from "../node/suite-samples.ts";
import { type HeadlineChoice, finishSample } from "../transform/finish-sample.ts";
import type { Occurrence } from "../transform/issues.ts";
import { type Kinds, Tally } from "../transform/redact.ts";
import { SampleTally } from "../transform/sample-tally.ts";
import { sharedPrompt } from "../transform/shared-prompt.ts";
import { type Threads, oneThread } from "./threads.ts";
import type { SuiteContext } from "./write-suites.ts";
import { type BlockEdge, type BlockJob, type BlockResult, follows } from "./write-block.ts";

/** Rows that are handed to a thread at once: whole chunks of both planes. */
const blockRows = 1024;

/** Rows below which starting threads costs more than they save. */
const worthThreads = 4096;

/** Samples of each benchmark that `samples_head.jsonl` holds at most. */
const headSamples = 50;

export interface WrittenSamples {
  readonly tally: SampleTally;
  readonly store: SampleStore;
  readonly head: readonly string[];
  readonly redactions: Kinds;
  readonly issues: readonly Occurrence[];
}

/**
 * Writes all samples of one benchmark: blocks of rows by as many threads as there are, then what is made
 * of all of them.
 * @param suite its name as published.
 * @param headBytes that the samples which `samples_head.jsonl` holds may have
 * @throws NotPlainError, LeakError
 */
export async function writeSamples(
  samples: SuiteSamples,
  suite: string,
  store: string,
  headline: HeadlineChoice | null,
  headBytes: number,
  context: SuiteContext,
): Promise<WrittenSamples> {
  const writer = new SampleStoreWriter(context.folder, store);
  const shared = sharedPrompts(samples);
  const head: string[] = [];
  const issues: Occurrence[] = [];
  const scoredBy = new Map<string, number>();
  const redactions = new Tally();
  let last: BlockEdge | null = null;
  const threads = samples.samples < worthThreads ? oneThread : context.threads;
  const headRows = headRowsOf(samples, headBytes);
  const all = jobs(samples, store, headline, shared, headRows, context);
  for await (const result of inOrder(all, threads)) {
    checkOrder(samples, last, result);
    writer.add(result.block, isSameItem(last, result.first));
    context.folder.addWritten(result.written);
    head.push(...result.head);
    redactions.addAll(result.redactions);
    issues.push(...result.issues);
    for (const [key, count] of result.scoredBy) scoredBy.set(key, (scoredBy.get(key) ?? 0) + count);
    last = result.last ?? last;
  }
  samples.letGo();
  issues.push(
    ...writer.columns.issues.map((issue) => ({ ...issue, message: `${suite}: ${issue.message}` })),
  );
  const description = writer.finish(context.runId, suite);
  const tally = new SampleTally(writer.columns, scoredBy);
  return { tally, store: description, head, redactions: redactions.kinds(), issues };
}

function* jobs(
  samples: SuiteSamples,
  store: string,
  headline: HeadlineChoice | null,
  shared: ReadonlyMap<string, string>,
  headRows: number,
  { folder, runId, filter, mediaFiles }: SuiteContext,
): Iterable<BlockJob> {
  for (let firstRow = 0; firstRow < samples.samples; firstRow += blockRows) {
    const end = Math.min(firstRow + blockRows, samples.samples);
    yield {
      rows: samples.rows(firstRow, end),
      count: end - firstRow,
      firstRow,
      headRows: firstRow === 0 ? headRows : 0,
      headline,
      shared,
      root: folder.root,
      name: `runs/${runId}`,
      store,
      secrets: filter.literals,
      files: mediaFiles,
    };
  }
}

/** As many of the first rows as are to be in the head file, and do not have more bytes together. */
function headRowsOf(samples: SuiteSamples, most: number): number {
  let rows = 0;
  let bytes = 0;
  for (const size of rowSizes(samples.rows(0, headSamples))) {
    bytes += size;
    if (bytes > most) break;
    rows++;
  }
  return rows;
}

/** Results in the order of the jobs, a bounded number of which are under way; none when it ends. */
async function* inOrder(all: Iterable<BlockJob>, threads: Threads): AsyncIterable<BlockResult> {
  const running: Promise<BlockResult>[] = [];
  const jobs = all[Symbol.iterator]();
  const begin = () => {
    const { value: job } = jobs.next();
    if (!job) return;
    const result = threads.writeBlock(job);
    void result.catch(() => undefined); // It is met when its turn comes.
    running.push(result);
  };
  try {
    for (let begun = 0; begun <= threads.count; begun++) begin();
    for (let oldest = running[0]; oldest; oldest = running[0]) {
      yield await oldest;
      void running.shift();
      begin();
    }
  } finally {
    await Promise.allSettled(running);
  }
}

/** Rows of plain files were numbered before anyone knew which item they answer. */
function checkOrder(samples: SuiteSamples, last: BlockEdge | null, result: BlockResult): void {
  if (samples.kind !== "plain" || result.first === null) return;
  if (!follows(last, result.first) || (result.isGrouped && samples.unreviewed > 0))
    throw new NotPlainError(`${samples.suite}: items are out of order`);
}

function isSameItem(before: BlockEdge | null, edge: BlockEdge | null): boolean {
  return before !== null && before.subset === edge?.subset && before.group === edge.group;
}

/** Prompts of a subset that are looked at to find what all of them begin with. */
const promptsCompared = 16;

/** By subset. */
function sharedPrompts(samples: SuiteSamples): ReadonlyMap<string, string> {
  const shared = new Map<string, string>();
  for (const { subset, rows } of samples.firstRows(blockRows)) {
    const prompts: string[] = [];
    for (const { merged } of readRows(rows)) {
      if (merged.repeat === 0) prompts.push(finishSample(merged, "", null).sample.input);
      if (prompts.length === promptsCompared) break;
    }
    shared.set(subset, sharedPrompt(prompts));
  }
  return shared;
}

import { type Sample, type SamplePreview, storedSample } from "@evalsite/protocol";
import { BlockColumnsWriter } from "../load/block-columns.ts";
import { PlaneWriter } from "../load/plane-writer.ts";
import { PublishedFolder, type WrittenFiles } from "../load/published-folder.ts";
import type { WrittenBlock } from "../load/sample-store-writer.ts";
import { sha256 } from "../node/digest.ts";
import { fileSource } from "../node/folder-source.ts";
import { letGo } from "../node/let-go.ts";
import { readRows } from "../node/read-rows.ts";
import { NotPlainError, type RowsSource, type SampleRow } from "../node/suite-samples.ts";
import { cleanSample } from "../transform/clean-sample.ts";
import {
  type HeadlineChoice,
  canonicalWeights,
  finishSample,
  itemKey,
} from "../transform/finish-sample.ts";
import type { Occurrence } from "../transform/issues.ts";
import { isUsable } from "../transform/outcome.ts";
import {
  type Kinds,
  type SecretFilter,
  Tally,
  cleanValue,
  secretFilter,
  sumOfKinds,
} from "../transform/redact.ts";
import { samplePreview } from "../transform/sample-preview.ts";
import { ownLength, ownPrompt } from "../transform/shared-prompt.ts";
import { MediaStore, holdsMedia } from "./media.ts";
import { wholeNumber } from "../transform/whole-number.ts";

/** Some rows of a benchmark to be read, cleaned and written; plain data. */
export interface BlockJob {
  readonly rows: RowsSource;
  readonly count: number;
  /** Row number of the first. */
  readonly firstRow: number;
  /** Rows at the beginning of the benchmark that `samples_head.jsonl` holds. */
  readonly headRows: number;
  readonly headline: HeadlineChoice | null;
  /** What all prompts of a subset begin with. */
  readonly shared: ReadonlyMap<string, string>;
  /** The run's published folder as it is staged, its name, and the store's folder within it. */
  readonly root: string;
  readonly name: string;
  readonly store: string;
  /** Values that must not be published. */
  readonly secrets: readonly string[];
  /** The run's own files, among which local media are looked up. */
  readonly files: readonly MediaFile[];
}

/** A file of the run, and where it lies. */
export interface MediaFile {
  readonly path: string;
  readonly absolute: string;
  readonly size: number;
}

/** What the answers to the first or last item of a block say of it. */
export interface BlockEdge {
  readonly subset: string;
  readonly group: string;
  readonly repeat: number;
}

export interface BlockResult {
  readonly block: WrittenBlock;
  readonly first: BlockEdge | null;
  readonly last: BlockEdge | null;
  /** Some items are asked several times, or are not named after their samples. */
  readonly isGrouped: boolean;
  readonly written: WrittenFiles;
  readonly head: readonly string[];
  readonly redactions: Kinds;
  readonly issues: readonly Occurrence[];
  /** How many scores are values of which metric, by its key. */
  readonly scoredBy: ReadonlyMap<string, number>;
}

/**
 * Reads, cleans and writes some rows: their chunks are then in place.
 * @throws NotPlainError, LeakError
 */
export async function writeBlock(job: BlockJob): Promise<BlockResult> {
  const writer = new BlockWriter(job);
  let largest = 0;
  for (const row of readRows(job.rows)) {
    const sample = writer.finished(row);
    const messages = holdsMedia(sample.messages)
      ? await writer.media.place(sample.messages)
      : sample.messages;
    const bytes = writer.add(row, { ...sample, messages });
    letGo(bytes);
    largest = Math.max(largest, bytes);
  }
  letGo(largest);
  return writer.finish();
}

class BlockWriter {
  private readonly job: BlockJob;
  private readonly filter: SecretFilter;
  private readonly folder: PublishedFolder;
  readonly media: MediaStore;
  private readonly columns: BlockColumnsWriter;
  private readonly previews: PlaneWriter;
  private readonly texts: PlaneWriter;
  private readonly itemOf: Float64Array;
  private readonly keys: string[] = [];
  private readonly head: string[] = [];
  private readonly scoredBy = new Map<string, number>();
  private first: BlockEdge | null = null;
  private last: BlockEdge | null = null;
  private isGrouped = false;
  private rows = 0;
  private readonly redactions = new Tally();

  constructor(job: BlockJob) {
    this.job = job;
    this.filter = secretFilter(job.secrets);
    this.folder = new PublishedFolder(job.root, job.name, this.filter);
    const files = job.files.map(({ path, absolute, size }) => fileSource(absolute, path, size));
    this.media = new MediaStore(this.folder, files);
    this.columns = new BlockColumnsWriter(job.count);
    this.previews = new PlaneWriter("preview", this.folder, job.store, job.firstRow);
    this.texts = new PlaneWriter("text", this.folder, job.store, job.firstRow);
    this.itemOf = new Float64Array(job.count);
  }

  /** The row as a sample, its media not yet taken out. */
  finished(row: SampleRow): Sample {
    const { headline } = this.job;
    const { sample, scoredBy } = finishSample(row.merged, this.keyOf(row), headline);
    if (scoredBy !== null) this.scoredBy.set(scoredBy, (this.scoredBy.get(scoredBy) ?? 0) + 1);
    return sample;
  }

  /**
   * @param placed the sample with its media in files of their own.
   * @returns bytes that its text takes
   */
  add(row: SampleRow, placed: Sample): number {
    const sample = this.published(placed);
    const shared = this.job.shared.get(row.merged.subset) ?? "";
    const question = ownPrompt(sample.input, shared);
    const preview = this.publishedPreview(samplePreview(sample, question));
    const { fields } = row.merged;
    const asked = ownLength(sample.input, shared);
    this.columns.add(sample, preview, asked, isUsable(fields.status), canonicalWeights(fields));
    this.previews.add();
    const bytes = this.texts.add();
    if (this.head.length < this.job.headRows) this.head.push(JSON.stringify(headOf(sample)));
    this.rows++;
    return bytes;
  }

  finish(): BlockResult {
    const chunks = { preview: this.previews.finish(), text: this.texts.finish() };
    return {
      block: {
        columns: this.columns.finish(),
        itemOf: this.itemOf,
        keys: new Uint8Array(Buffer.from(this.keys.join(""), "hex")),
        chunks,
      },
      first: this.first,
      last: this.last,
      isGrouped: this.isGrouped,
      written: this.folder.written,
      head: this.head,
      redactions: this.redactions.kinds(),
      issues: this.media.issues,
      scoredBy: this.scoredBy,
    };
  }

  /** Answers to the same item follow each other and have the key of the first of them. */
  private keyOf({ merged, group }: SampleRow): string {
    const { subset, repeat } = merged;
    const before = this.last;
    const edge = { subset, group, repeat };
    if (this.job.rows.kind === "plain" && !follows(before, edge))
      throw new NotPlainError(`${subset}: item ${group} is out of order`);
    this.first ??= edge;
    this.last = edge;
    if (group !== merged.index) this.isGrouped = true;
    const isSame = before?.subset === subset && before.group === group;
    if (!isSame) this.keys.push(itemKey(merged, sha256));
    this.itemOf[this.rows] = this.keys.length - 1;
    return this.keys.at(-1) ?? "";
  }

  /** The preview as it is put into its plane. Its spaces are folded, which may make a secret of what was none. */
  private publishedPreview(preview: SamplePreview): SamplePreview {
    const json = JSON.stringify(preview);
    if (this.filter.find(json, this.previews.put(json)) === null) return preview;
    const { value } = cleanValue(preview, this.filter);
    const cleanJson = JSON.stringify(value);
    this.folder.scan(this.job.store, cleanJson);
    this.previews.put(cleanJson);
    return value;
  }

  /** The sample as it is put into the text plane: without secrets. */
  private published(placed: Sample): Sample {
    const { value, kinds } = cleanSample(placed, this.filter);
    const sample = withKinds(value, kinds);
    const json = JSON.stringify(storedSample(sample));
    const isClean = this.filter.find(json, this.texts.put(json)) === null;
    const { redactions = {} } = sample;
    if (isClean) this.redactions.addAll(redactions);
    return isClean ? sample : this.withoutForms(sample, redactions);
  }

  private withoutForms(sample: Sample, before: Kinds): Sample {
    const { value, kinds } = cleanValue(sample, this.filter);
    const all = sumOfKinds([before, kinds]);
    this.redactions.addAll(all);
    const cleaned = withKinds(value, all);
    const json = JSON.stringify(storedSample(cleaned));
    this.folder.scan(this.job.store, json);
    this.texts.put(json);
    return cleaned;
  }
}

function withKinds(sample: Sample, kinds: Kinds): Sample {
  return Object.keys(kinds).length === 0 ? sample : { ...sample, redactions: { ...kinds } };
}

/** Are items of plain files in the order that all samples have: by item, then by repeat? */
export function follows(before: BlockEdge | null, edge: BlockEdge): boolean {
  if (!wholeNumber.test(edge.group)) return false;
  if (before === null || before.subset !== edge.subset) return true;
  const order = Number(edge.group) - Number(before.group) || edge.repeat - before.repeat;
  return order > 0;
}

function headOf(sample: Sample) {
  const { input, target, prediction, score, suite, subset, id } = sample;
  return { input, target, prediction, score, suite, subset, id };
}

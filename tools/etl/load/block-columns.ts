import {
  type EncodedColumn,
  type Sample,
  type SamplePreview,
  decodeColumn,
  encodeColumn,
  outcomes,
} from "@evalsite/protocol";
import { letGo } from "../node/let-go.ts";
import type { SampleColumns } from "../transform/sample-tally.ts";
import { WordList } from "./word-list.ts";
import { wholeNumber } from "../transform/whole-number.ts";

/** The columns of some consecutive samples, each as narrow as it goes; plain data. */
export interface BlockColumns {
  readonly rows: number;
  /** What the numbers of its categorical columns stand for within this block; null: it has too many words. */
  readonly words: Readonly<Record<WordField, readonly string[] | null>>;
  /** Columns without any value are left out. */
  readonly columns: readonly (readonly [string, EncodedColumn])[];
}

/** Fields of a preview that are categorical columns. */
const wordFields = ["subset", "target", "prediction"] as const;
export type WordField = (typeof wordFields)[number];

/** Texts are a column only where few differ: their words stand in `store.json`, which every page reads. */
const fewWords = { words: 255, chars: 4096 };
const anyWords = { words: Number.POSITIVE_INFINITY, chars: Number.POSITIVE_INFINITY };

function emptyWords(): Record<WordField, WordList> {
  return {
    subset: new WordList(anyWords),
    target: new WordList(fewWords),
    prediction: new WordList(fewWords),
  };
}

/** Fields of a sample that are columns of the same name. */
const numericFields = [
  "score",
  "repeat",
  "input_tokens",
  "output_tokens",
  "latency_s",
  "ttft_s",
] as const;

const metricPrefix = "metric:";

/** Collects the columns of up to `capacity` samples. */
export class BlockColumnsWriter {
  private rows = 0;
  private readonly capacity: number;
  private readonly words = emptyWords();
  private readonly columns = new Map<string, Float64Array>();

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** @param preview what a table shows of the sample. */
  add(sample: Sample, preview: SamplePreview, usable: boolean): void {
    this.put("outcome", outcomes.indexOf(sample.outcome));
    this.put("id", wholeNumber.test(sample.id) ? Number(sample.id) : null);
    for (const field of wordFields) this.put(field, this.words[field].numberOf(preview[field]));
    this.put("usable", usable ? 1 : 0);
    this.put("prediction_chars", sample.prediction?.length ?? 0);
    for (const name of numericFields) this.put(name, sample[name]);
    for (const key in sample.metrics) this.put(columnOf(key), sample.metrics[key] ?? null);
    this.rows++;
  }

  finish(): BlockColumns {
    const { rows } = this;
    const { subset, target, prediction } = this.words;
    const words = { subset: subset.words, target: target.words, prediction: prediction.words };
    const columns = [...this.columns].map(
      ([name, cells]) => [name, encodeColumn(cells.subarray(0, rows))] as const,
    );
    return { rows, words, columns };
  }

  private put(name: string, value: number | null): void {
    if (value === null) return;
    let cells = this.columns.get(name);
    if (cells === undefined) {
      cells = new Float64Array(this.capacity).fill(Number.NaN);
      this.columns.set(name, cells);
    }
    cells[this.rows] = value;
  }
}

const columnNames = new Map<string, string>();

/** The same few metrics come again and again; a name that is put together anew is looked up slowly. */
function columnOf(metric: string): string {
  const known = columnNames.get(metric);
  if (known !== undefined) return known;
  const name = metricPrefix + metric;
  if (columnNames.size < 1000) columnNames.set(metric, name);
  return name;
}

/** The columns of all blocks, put together when they are asked for. */
export class StoreColumns implements SampleColumns {
  rows = 0;
  items = 0;
  private readonly blocks: { readonly first: number; readonly block: BlockColumns }[] = [];
  private readonly words = emptyWords();
  private readonly names = new Set<string>();

  /** @param itemOf for each row of the block its item's number within the store. */
  add(block: BlockColumns, itemOf: Float64Array, items: number): void {
    const columns = [...block.columns, ["item", encodeColumn(itemOf)] as const];
    this.blocks.push({ first: this.rows, block: { ...block, columns } });
    this.rows += block.rows;
    this.items = items;
    for (const [name] of columns) this.names.add(name);
    for (const field of wordFields) {
      const { [field]: list } = this.words;
      if (block.words[field] === null) list.giveUp();
      block.words[field]?.forEach((word) => list.numberOf(word));
    }
  }

  get subsets(): readonly string[] {
    return this.words.subset.words ?? [];
  }

  /** What the numbers of a column stand for; null for one that holds numbers as such. */
  dictionary(name: string): readonly string[] | null {
    if (name === "outcome") return outcomes;
    return isWordField(name) ? this.words[name].words : null;
  }

  get metricKeys(): readonly string[] {
    return [...this.names]
      .filter((name) => name.startsWith(metricPrefix))
      .map((name) => name.slice(metricPrefix.length));
  }

  /** Names of the columns that a store publishes, in its order. */
  get published(): readonly string[] {
    const fixed = ["outcome", "subset", "item", "prediction_chars", ...numericFields];
    const texts = ["id", "target", "prediction"].filter((name) => this.isWhole(name));
    const metrics = this.metricKeys.map((key) => metricPrefix + key);
    return [...fixed, ...texts, ...metrics].filter((name) => this.names.has(name));
  }

  column(name: string): Float64Array | null {
    if (!this.names.has(name)) return null;
    // Whoever asks for the next column is done with the one before.
    letGo(this.rows * Float64Array.BYTES_PER_ELEMENT);
    const all = new Float64Array(this.rows).fill(Number.NaN);
    for (const { first, block } of this.blocks) {
      const found = block.columns.find(([candidate]) => candidate === name)?.[1];
      if (!found) continue;
      const cells = decodeColumn(found.type, bufferOf(found.bytes), block.rows);
      all.set(isWordField(name) ? this.translated(cells, name, block) : cells, first);
    }
    return all;
  }

  private isWhole(name: string): boolean {
    if (isWordField(name)) return this.words[name].words !== null;
    return this.column(name)?.every((value) => !Number.isNaN(value)) ?? false;
  }

  private translated(cells: Float64Array, field: WordField, block: BlockColumns): Float64Array {
    const numbers = block.words[field]?.map((word) => this.words[field].numberOf(word) ?? 0) ?? [];
    return cells.map((at) => numbers[at] ?? 0);
  }
}

function isWordField(name: string): name is WordField {
  return wordFields.some((field) => field === name);
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer;
}

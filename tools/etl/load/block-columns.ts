import {
  type ColumnType,
  type Sample,
  type SamplePreview,
  columnWidth,
  decodeColumn,
  encodeColumn,
  outcomes,
} from "@evalsite/protocol";
import { crc32 } from "node:zlib";
import { letGo } from "../node/let-go.ts";
import type { Occurrence } from "../transform/issues.ts";
import { metadataWords } from "../transform/metadata-words.ts";
import { type LostNames, NameLimit } from "../transform/name-limit.ts";
import type { ColumnsPart, SampleColumns } from "../transform/sample-tally.ts";
import { WordList } from "./word-list.ts";
import { wholeNumber } from "../transform/whole-number.ts";

/** The columns of some consecutive samples, each as narrow as it goes; plain data. */
export interface BlockColumns {
  readonly rows: number;
  /** Values of metrics for which there is no room. */
  readonly lost: LostNames | null;
  /** What the numbers of its categorical columns stand for within this block. */
  readonly words: BlockWords;
  readonly columns: PackedColumns;
}

/** By column; null: it has too many words. */
type BlockWords = readonly (readonly [string, readonly string[] | null])[];

/** Columns one after the other in one list of bytes: a million small lists take more than what is in them. */
interface PackedColumns {
  /** Columns without any value are left out. */
  readonly layout: readonly PackedColumn[];
  readonly bytes: Uint8Array;
}

interface PackedColumn {
  readonly name: string;
  readonly type: ColumnType;
}

function packed(columns: readonly (readonly [string, Float64Array])[]): PackedColumns {
  const encoded = columns.map(([name, cells]) => ({ name, ...encodeColumn(cells) }));
  const layout = encoded.map(({ name, type }) => ({ name, type }));
  // Of its own, not part of a pool: it is handed to another thread.
  return { layout, bytes: new Uint8Array(Buffer.concat(encoded.map(({ bytes }) => bytes))) };
}

/** A column of so many rows; null if it is not among them. */
function unpacked({ layout, bytes }: PackedColumns, name: string, rows: number) {
  let start = 0;
  for (const column of layout) {
    const end = start + rows * columnWidth[column.type];
    if (column.name === name)
      return decodeColumn(column.type, bytes.slice(start, end).buffer, rows);
    start = end;
  }
  return null;
}

/** Fields of a preview that are categorical columns. */
const wordFields = ["subset", "target", "prediction"] as const;

/** Texts are a column only where few differ: their words stand in `store.json`, which every page reads. */
const fewWords = { words: 255, chars: 4096 };
const anyWords = { words: Number.POSITIVE_INFINITY, chars: Number.POSITIVE_INFINITY };

/** Columns of the metadata of samples that few words suffice for; the first so many, as they are met. */
const metadataPrefix = "meta:";
const mostMetadata = 50;

/** The words of categorical columns: of fields of a preview, and of what comes as metadata. */
class ColumnWords {
  private readonly lists = new Map<string, WordList>([
    ["subset", new WordList(anyWords)],
    ["target", new WordList(fewWords)],
    ["prediction", new WordList(fewWords)],
  ]);

  /** Null: one more field of metadata than there is room for. */
  listOf(name: string): WordList | null {
    const known = this.lists.get(name);
    if (known !== undefined) return known;
    if (this.lists.size === wordFields.length + mostMetadata) return null;
    const list = new WordList(fewWords);
    this.lists.set(name, list);
    return list;
  }

  wordsOf(name: string): readonly string[] | null {
    return this.lists.get(name)?.words ?? null;
  }

  get all(): BlockWords {
    return [...this.lists].map(([name, list]) => [name, list.words] as const);
  }
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
const weightPrefix = "weight:";

/** Collects the columns of up to `capacity` samples. */
export class BlockColumnsWriter {
  private rows = 0;
  private readonly capacity: number;
  private readonly words = new ColumnWords();
  private readonly columns = new Map<string, Float64Array>();
  private readonly limit = new NameLimit("metrics");

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /**
   * @param preview what a table shows of the sample
   * @param asked letters of its question, without what all samples share
   * @param weights of how many things its values are the means, by the metric's key
   */
  add(
    sample: Sample,
    preview: SamplePreview,
    asked: number,
    usable: boolean,
    weights: Readonly<Record<string, number>>,
  ): void {
    this.put("outcome", outcomes.indexOf(sample.outcome));
    this.put("id", wholeNumber.test(sample.id) ? Number(sample.id) : null);
    for (const field of wordFields) this.putWord(field, preview[field]);
    for (const [name, word] of metadataWords(sample.metadata))
      this.putWord(metadataPrefix + name, word);
    this.put("input_chars", asked);
    this.put("usable", usable ? 1 : 0);
    this.put("prediction_chars", sample.prediction?.length ?? 0);
    // A store without any answer has the column too: it tells that texts were looked at.
    this.put("answer_hash", answerHash(sample.prediction));
    for (const name of numericFields) this.put(name, sample[name]);
    for (const key in sample.metrics)
      if (this.limit.admits(key, null)) this.put(columnOf(key), sample.metrics[key] ?? null);
    for (const key in weights)
      if (this.columns.has(columnOf(key))) this.put(weightPrefix + key, weights[key] ?? null);
    this.rows++;
  }

  finish(): BlockColumns {
    const { rows } = this;
    const columns = [...this.columns].flatMap(([name, cells]) => {
      const isLost = name.startsWith(metadataPrefix) && this.words.wordsOf(name) === null;
      return isLost ? [] : [[name, cells.subarray(0, rows)] as const];
    });
    return { rows, words: this.words.all, columns: packed(columns), lost: this.limit.lost };
  }

  private putWord(name: string, word: string | null): void {
    const list = this.words.listOf(name);
    if (word === null) list?.giveUp();
    else this.put(name, list?.numberOf(word) ?? null);
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

/** CRC-32 of a text as UTF-8: two that differ share it once in 2³². The largest u32 means "missing", so it is made 0. */
function answerHash(text: string | null): number {
  if (text === null) return Number.NaN;
  const hash = crc32(text);
  return hash === 0xffffffff ? 0 : hash;
}

const noCells = new Float64Array();

const columnNames = new Map<string, string>();

/** The same few metrics come again and again; a name that is put together anew is looked up slowly. */
function columnOf(metric: string): string {
  const known = columnNames.get(metric);
  if (known !== undefined) return known;
  const name = metricPrefix + metric;
  if (columnNames.size < 1000) columnNames.set(metric, name);
  return name;
}

/** A block among others. */
interface StoredBlock {
  readonly rows: number;
  /** What its numbers for words are in the store. */
  readonly codes: ReadonlyMap<string, readonly number[]>;
  readonly columns: PackedColumns;
  /** Items of its rows, counted from its first. */
  readonly items: PackedColumns;
  readonly firstItem: number;
}

/** The columns of all blocks, put together when they are asked for. */
export class StoreColumns implements SampleColumns {
  rows = 0;
  items = 0;
  private readonly blocks: StoredBlock[] = [];
  private readonly words = new ColumnWords();
  private readonly names = new Set<string>();
  private readonly limit = new NameLimit("metrics");
  private readonly layouts = new Map<string, PackedColumns["layout"]>();

  /**
   * @param itemOf for each row of the block its item, counted from its first.
   * @param firstItem that one's number within the store
   * @param items of the store up to the end of this block
   */
  add(block: BlockColumns, itemOf: Float64Array, firstItem: number, items: number): void {
    const { rows, words } = block;
    const codes = new Map(words.map(([name, list]) => [name, this.codesOf(name, list)] as const));
    if (block.lost !== null) this.limit.leaveOut(block.lost.name, null, block.lost.count);
    const columns = this.shared(this.withRoom(block));
    this.blocks.push({
      rows,
      codes,
      columns,
      items: this.shared(packed([["item", itemOf]])),
      firstItem,
    });
    this.rows += rows;
    this.items = items;
    for (const { name } of columns.layout) this.names.add(name);
    this.names.add("item");
  }

  /** Metrics for which there is no room. */
  get issues(): readonly Occurrence[] {
    return this.limit.issues;
  }

  /** The columns of a block without metrics for which there is no room among those of all. */
  private withRoom({ rows, columns }: BlockColumns): PackedColumns {
    const kept = columns.layout.filter(({ name }) => {
      if (!name.startsWith(metricPrefix)) return true;
      const count = () => (unpacked(columns, name, rows) ?? []).filter(Number.isFinite).length;
      return this.limit.admits(name.slice(metricPrefix.length), null, count);
    });
    if (kept.length === columns.layout.length) return columns;
    return packed(kept.map(({ name }) => [name, unpacked(columns, name, rows) ?? noCells]));
  }

  private codesOf(name: string, words: readonly string[] | null): readonly number[] {
    const list = this.words.listOf(name);
    if (words === null) list?.giveUp();
    return (words ?? []).map((word) => list?.numberOf(word) ?? 0);
  }

  /** Most blocks have the same columns. */
  private shared({ layout, bytes }: PackedColumns): PackedColumns {
    const key = JSON.stringify(layout);
    const known = this.layouts.get(key) ?? layout;
    this.layouts.set(key, known);
    return { layout: known, bytes };
  }

  get subsets(): readonly string[] {
    return this.words.wordsOf("subset") ?? [];
  }

  /** What the numbers of a column stand for; null for one that holds numbers as such. */
  dictionary(name: string): readonly string[] | null {
    if (name === "outcome") return outcomes;
    return isWordColumn(name) ? this.words.wordsOf(name) : null;
  }

  get metricKeys(): readonly string[] {
    return [...this.names]
      .filter((name) => name.startsWith(metricPrefix))
      .map((name) => name.slice(metricPrefix.length));
  }

  /** Names of the columns that a store publishes, in its order. */
  get published(): readonly string[] {
    const fixed = [
      "outcome",
      "subset",
      "item",
      "input_chars",
      "prediction_chars",
      "answer_hash",
      ...numericFields,
    ];
    const texts = ["id", "target", "prediction"].filter((name) => this.isWhole(name));
    const metrics = this.metricKeys.map((key) => metricPrefix + key);
    const metadata = [...this.names].filter((name) => this.tellsGroups(name));
    return [...fixed, ...texts, ...metrics, ...metadata].filter((name) => this.names.has(name));
  }

  column(name: string): Float64Array | null {
    if (!this.names.has(name)) return null;
    // Whoever asks for the next column is done with the one before.
    letGo(this.rows * Float64Array.BYTES_PER_ELEMENT);
    const all = new Float64Array(this.rows).fill(Number.NaN);
    let first = 0;
    for (const { rows, column } of this.parts()) {
      const cells = column(name);
      if (cells) all.set(cells, first);
      first += rows;
    }
    return all;
  }

  *parts(): Iterable<ColumnsPart> {
    for (const block of this.blocks)
      yield { rows: block.rows, column: (name) => this.cellsOf(block, name) };
  }

  private cellsOf(
    { rows, columns, items, codes, firstItem }: StoredBlock,
    name: string,
  ): Float64Array | null {
    if (name === "item")
      return unpacked(items, name, rows)?.map((item) => firstItem + item) ?? null;
    const cells = unpacked(columns, name, rows);
    const known = codes.get(name);
    return known === undefined ? cells : (cells?.map((code) => known[code] ?? Number.NaN) ?? null);
  }

  /** Whether a field of the metadata puts samples together: it has more words than one, and fewer than every other item. */
  private tellsGroups(name: string): boolean {
    if (!name.startsWith(metadataPrefix)) return false;
    const words = this.words.wordsOf(name)?.length ?? 0;
    if (words * 2 > this.items) return false;
    return words > 1 || (words === 1 && !this.isEverywhere(name));
  }

  private isEverywhere(name: string): boolean {
    for (const { column } of this.parts())
      if (column(name)?.every((value) => !Number.isNaN(value)) !== true) return false;
    return true;
  }

  private isWhole(name: string): boolean {
    if (isWordColumn(name)) return this.words.wordsOf(name) !== null;
    return this.names.has(name) && this.isEverywhere(name);
  }
}

function isWordColumn(name: string): boolean {
  return name.startsWith(metadataPrefix) || wordFields.some((field) => field === name);
}

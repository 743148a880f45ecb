import {
  type Column,
  type Sample,
  type SampleStore,
  REVISION,
  SCHEMA_VERSION,
  encodeColumn,
  outcomes,
} from "@evalsite/protocol";
import { createHash } from "node:crypto";
import type { PublishedFolder } from "./published-folder.ts";

const previewRows = 256;
const textRows = 64;
const textBytes = 1 << 20;
const previewChars = { input: 200, target: 100, prediction: 160 } as const;

type Cells = (number | null)[];

const numericFields = [
  "score",
  "repeat",
  "input_tokens",
  "output_tokens",
  "latency_s",
  "ttft_s",
] as const;

/** Writes the samples of one benchmark, in row order: columns, previews and texts apart. */
export class SampleStoreWriter {
  private readonly folder: PublishedFolder;
  private readonly path: string;
  private readonly runId: string;
  private readonly suite: string;
  private readonly numeric = new Map<string, Cells>(numericFields.map((name) => [name, []]));
  private readonly outcome: number[] = [];
  private readonly subset: number[] = [];
  private readonly item: number[] = [];
  private readonly chars: number[] = [];
  private readonly metrics = new Map<string, Cells>();
  private readonly subsets = new Map<string, number>();
  private readonly itemKeys: string[] = [];
  private readonly previews = { rows: [] as string[], files: [] as string[] };
  private readonly text = {
    rows: [] as string[],
    bytes: 0,
    starts: [] as number[],
    files: [] as string[],
  };
  private rows = 0;

  constructor(folder: PublishedFolder, path: string, runId: string, suite: string) {
    this.folder = folder;
    this.path = path;
    this.runId = runId;
    this.suite = suite;
  }

  get items(): number {
    return this.itemKeys.length;
  }

  /**
   * Rows of one item must follow each other.
   * @param json the sample as published, cleaned.
   * @param question its prompt without what all samples share.
   */
  async add(sample: Sample, json: string, question: string): Promise<void> {
    this.addCells(sample);
    this.previews.rows.push(JSON.stringify(previewOf(sample, question)));
    this.text.rows.push(json);
    this.text.bytes += json.length;
    this.rows++;
    if (this.previews.rows.length === previewRows) await this.flushPreviews();
    if (this.text.rows.length === textRows || this.text.bytes >= textBytes) await this.flushText();
  }

  /** Writes what is left; the store's description is to be written once the content id is known. */
  async finish(): Promise<SampleStore> {
    await this.flushPreviews();
    await this.flushText();
    const columns = await this.writeColumns();
    const keys = Buffer.from(this.itemKeys.join(""), "hex");
    await this.folder.writeBytes(`${this.path}/items.bin`, keys);
    return {
      schema_version: SCHEMA_VERSION,
      revision: REVISION,
      content_id: null,
      run_id: this.runId,
      suite: this.suite,
      rows: this.rows,
      items: this.itemKeys.length,
      item_list: {
        hash: createHash("sha256").update(keys).digest("hex").slice(0, 16),
        file: "items.bin",
      },
      columns,
      previews: { rows_per_chunk: previewRows, files: this.previews.files },
      text: { starts: this.text.starts, files: this.text.files },
    };
  }

  private addCells(sample: Sample): void {
    if (this.itemKeys.at(-1) !== sample.item_key) this.itemKeys.push(sample.item_key);
    this.item.push(this.itemKeys.length - 1);
    this.outcome.push(outcomes.indexOf(sample.outcome));
    this.subset.push(numberOf(this.subsets, sample.subset));
    this.chars.push(sample.prediction?.length ?? 0);
    for (const name of numericFields) this.numeric.get(name)?.push(sample[name]);
    for (const [key, value] of Object.entries(sample.metrics)) this.metricCells(key).push(value);
    for (const cells of this.metrics.values()) padTo(cells, this.rows + 1);
  }

  private metricCells(key: string): Cells {
    const cells = this.metrics.get(key) ?? [];
    this.metrics.set(key, cells);
    padTo(cells, this.rows);
    return cells;
  }

  private async writeColumns(): Promise<Column[]> {
    const columns: Column[] = [
      await this.column("outcome", this.outcome, [...outcomes]),
      await this.column("subset", this.subset, [...this.subsets.keys()]),
      await this.column("item", this.item, null),
      await this.column("prediction_chars", this.chars, null),
    ];
    for (const [name, cells] of this.numeric) {
      if (cells.some((cell) => cell !== null)) columns.push(await this.column(name, cells, null));
    }
    for (const [key, cells] of this.metrics) {
      columns.push(await this.column(`metric:${key}`, cells, null, `metric-${columns.length}`));
    }
    return columns;
  }

  private async column(
    name: string,
    cells: readonly (number | null)[],
    dictionary: string[] | null,
    fileName = name,
  ): Promise<Column> {
    const { type, bytes } = encodeColumn(cells);
    const file = `${fileName}.${type}`;
    await this.folder.writeBytes(`${this.path}/${file}`, bytes);
    return { name, type, file, dictionary };
  }

  private async flushPreviews(): Promise<void> {
    const { rows, files } = this.previews;
    if (rows.length === 0) return;
    const file = `preview-${String(files.length).padStart(5, "0")}.chunk`;
    await this.folder.writeGzip(`${this.path}/${file}`, `${rows.join("\n")}\n`);
    files.push(file);
    rows.length = 0;
  }

  private async flushText(): Promise<void> {
    const { rows, files, starts } = this.text;
    if (rows.length === 0) return;
    const file = `text-${String(files.length).padStart(5, "0")}.chunk`;
    starts.push(this.rows - rows.length);
    await this.folder.writeGzip(`${this.path}/${file}`, `${rows.join("\n")}\n`);
    files.push(file);
    rows.length = 0;
    this.text.bytes = 0;
  }
}

function previewOf(sample: Sample, question: string): Record<string, string> {
  const target = sample.target ?? "";
  return {
    id: sample.id,
    input: short(question, previewChars.input),
    target: short(target, previewChars.target),
    prediction: short(sample.extracted || (sample.prediction ?? ""), previewChars.prediction),
  };
}

/** At most `most` characters, never half of a surrogate pair, spaces folded; … says that more follows. */
function short(text: string, most: number): string {
  const folded = text
    .slice(0, most * 4)
    .replace(/\s+/g, " ")
    .trim();
  if (folded.length <= most)
    return folded.length < text.trim().length && text.length > most * 4 ? `${folded}…` : folded;
  return `${folded.slice(0, most).replace(/[\ud800-\udbff]$/, "")}…`;
}

function numberOf(words: Map<string, number>, word: string): number {
  const known = words.get(word);
  if (known !== undefined) return known;
  words.set(word, words.size);
  return words.size - 1;
}

function padTo(cells: Cells, length: number): void {
  while (cells.length < length) cells.push(null);
}

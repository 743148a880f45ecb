import {
  type Column,
  Sample,
  SamplePreview,
  type SampleStore,
  columnWidth,
  decodeColumn,
} from "@evalsite/protocol";
import { type ItemList, toItemList } from "../model/samples/item-list.ts";
import { sharedStart } from "../model/samples/shared-start.ts";
import { chunkOfRow, rowsOfChunk } from "../model/samples/text-chunks.ts";
import { parseLine } from "./parse-line.ts";
import { RecentCache } from "./recent-cache.ts";
import { fetchBytes, fetchLines } from "./sample-bytes.ts";
import { type SampleProblem, type SampleResult, damaged, ok } from "./sample-problem.ts";
import "./validation.ts";

/** A chunk of previews, and how much of their questions is the same instruction. */
export interface PreviewChunk {
  readonly previews: readonly SamplePreview[];
  /** Characters that all inputs of the chunk begin with and a table may leave out. */
  readonly sharedStart: number;
}

let readersMade = 0;

/**
 * Reads the samples of one benchmark of one run, and of that only what is asked for: a column, the
 * preview chunk of a row, the text chunk of a row, the item keys. Everything is held once fetched,
 * chunks as long as there is room.
 */
export class SampleReader {
  /** Tells one reader from another. */
  readonly id = ++readersMade;
  readonly store: SampleStore;
  /** Of the run, relative to the data folder; media of a sample lie below it. */
  readonly runFolder: string;
  /** Publication the addresses name, so that a stale cache misses. */
  readonly version: string | null;
  readonly #storeFolder: string;
  readonly #folder: string;
  #problems: readonly SampleProblem[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #note = (problem: SampleProblem): void => {
    this.#problems = [...this.#problems, problem];
    this.#listeners.forEach((listener) => listener());
  };
  readonly #columns = new RecentCache<string, Float64Array>(Infinity, this.#note);
  readonly #previews = new RecentCache<number, PreviewChunk>(256, this.#note);
  readonly #texts = new RecentCache<number, readonly string[]>(12, this.#note);
  readonly #items = new RecentCache<"items", ItemList>(1, this.#note);

  constructor(runFolder: string, folder: string, store: SampleStore, version: string | null) {
    this.runFolder = runFolder;
    this.#storeFolder = folder;
    this.#folder = `${runFolder}/${folder}`;
    this.store = store;
    this.version = version;
  }

  columnInfo(name: string): Column | null {
    return this.store.columns.find((column) => column.name === name) ?? null;
  }

  /** A column as numbers, NaN = missing; a missing file when the store has no such column. */
  column(name: string): Promise<SampleResult<Float64Array>> {
    return this.#columns.get(name, () => this.#fetchColumn(name));
  }

  previewChunk(chunk: number): Promise<SampleResult<PreviewChunk>> {
    return this.#previews.get(chunk, () => this.#fetchPreviews(chunk));
  }

  previewChunkOf(row: number): number {
    return Math.floor(row / this.store.previews.rows_per_chunk);
  }

  /** The whole sample of a row. */
  async sample(row: number): Promise<SampleResult<Sample>> {
    const chunk = chunkOfRow(this.store.text.starts, row);
    const lines = await this.textLines(chunk);
    if (lines.kind === "problem") return lines;
    const line = lines.value[row - (this.store.text.starts[chunk] ?? 0)];
    return parseLine(Sample, this.#path(this.store.text.files[chunk]), line, row);
  }

  /** The samples of a text chunk as they stand in it, one JSON text a row. */
  textLines(chunk: number): Promise<SampleResult<readonly string[]>> {
    return this.#texts.get(chunk, () => this.readTextLines(chunk));
  }

  /** The same without holding them: for going through all. */
  readTextLines(chunk: number, signal?: AbortSignal): Promise<SampleResult<readonly string[]>> {
    const rows = rowsOfChunk(this.store.text.starts, chunk, this.store.rows);
    const options = { version: this.version, ...(signal && { signal }) };
    return fetchLines(this.#path(this.store.text.files[chunk]), options, rows.end - rows.first);
  }

  /** A line of `textLines` as a sample. */
  parseSample(chunk: number, line: string | undefined, row: number): SampleResult<Sample> {
    return parseLine(Sample, this.#path(this.store.text.files[chunk]), line, row);
  }

  /** 8 bytes an item; only needed to line up runs that answered different items. */
  itemList(): Promise<SampleResult<ItemList>> {
    return this.#items.get("items", async () => {
      const file = this.#path(this.store.item_list.file);
      const fetched = await fetchBytes(file, this, this.store.items * 8);
      if (fetched.kind === "problem") return fetched;
      return decoded(file, () => toItemList(fetched.value, this.store.items));
    });
  }

  /** Everything that was asked for and could not be read; a new list when there is more. */
  problems(): readonly SampleProblem[] {
    return this.#problems;
  }

  onProblem(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The same reader without what failed, so that it is asked for again. */
  renewed(): SampleReader {
    const reader = new SampleReader(this.runFolder, this.#storeFolder, this.store, this.version);
    reader.#columns.takeOver(this.#columns);
    reader.#previews.takeOver(this.#previews);
    reader.#texts.takeOver(this.#texts);
    reader.#items.takeOver(this.#items);
    return reader;
  }

  async #fetchColumn(name: string): Promise<SampleResult<Float64Array>> {
    const info = this.columnInfo(name);
    if (info === null) {
      return { kind: "problem", problem: { kind: "missing", file: `${this.#folder}/${name}` } };
    }
    const file = this.#path(info.file);
    const plainLength = this.store.rows * columnWidth[info.type];
    const fetched = await fetchBytes(file, this, plainLength);
    if (fetched.kind === "problem") return fetched;
    return decoded(file, () => decodeColumn(info.type, fetched.value, this.store.rows));
  }

  async #fetchPreviews(chunk: number): Promise<SampleResult<PreviewChunk>> {
    const { rows_per_chunk: size, files } = this.store.previews;
    const file = this.#path(files[chunk]);
    const first = chunk * size;
    const lines = await fetchLines(file, this, Math.min(size, this.store.rows - first));
    if (lines.kind === "problem") return lines;
    const previews: SamplePreview[] = [];
    for (const [at, line] of lines.value.entries()) {
      const parsed = parseLine(SamplePreview, file, line, first + at);
      if (parsed.kind === "problem") return parsed;
      previews.push(parsed.value);
    }
    return ok({ previews, sharedStart: sharedStart(previews.map((preview) => preview.input)) });
  }

  #path(file: string | undefined): string {
    return `${this.#folder}/${file ?? "?"}`;
  }
}

function decoded<T>(file: string, decode: () => T): SampleResult<T> {
  try {
    return ok(decode());
  } catch (error) {
    return damaged(file, "bytes", String(error));
  }
}

import {
  type ChunkIndex,
  type Column,
  type Plane,
  type Sample,
  SamplePreview,
  type SampleStore,
  StoredSample,
  decodeChunkIndex,
  restoreSample,
} from "@evalsite/protocol";
import { sharedStarts } from "../model/samples/shared-start.ts";
import { chunkOfRow, rowsOfChunk } from "../model/samples/text-chunks.ts";
import { parseLine } from "./parse-line.ts";
import { RecentCache } from "./recent-cache.ts";
import { fetchBytes, fetchLines } from "./sample-bytes.ts";
import { type SampleProblem, type SampleResult, decoded, ok } from "./sample-problem.ts";
import { type StorePlace, chunkPath, previewRows } from "./store-place.ts";
import "./validation.ts";

/** A chunk of previews, and how much of each question is an instruction that others have, too. */
export interface PreviewChunk {
  readonly previews: readonly SamplePreview[];
  /** For each input the characters at its start that a table may leave out. */
  readonly sharedStarts: readonly number[];
}

let readersMade = 0;

/**
 * Reads the samples of one benchmark of one run, and of that only what is asked for: the preview chunk
 * of a row, the text chunk of a row. Chunks are held as long as there is room. Columns are for the
 * workers; see `worker-calls.ts`.
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
  /** Remembers what could not be read, each file once. */
  readonly note = (problem: SampleProblem): void => {
    if (this.#problems.some(({ file, kind }) => file === problem.file && kind === problem.kind))
      return;
    this.#problems = [...this.#problems, problem];
    this.#listeners.forEach((listener) => listener());
  };
  readonly #previews = new RecentCache<number, PreviewChunk>(256, this.note);
  readonly #texts = new RecentCache<number, readonly string[]>(12, this.note);
  readonly #indexes = new RecentCache<Plane, ChunkIndex>(2, this.note);

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

  /** Where the workers find the store. */
  get place(): StorePlace {
    return { folder: this.#folder, version: this.version, store: this.store };
  }

  previewChunk(chunk: number): Promise<SampleResult<PreviewChunk>> {
    return this.#previews.get(chunk, () => this.#fetchPreviews(chunk));
  }

  previewChunkOf(row: number): number {
    return Math.floor(row / previewRows(this.store));
  }

  /** The whole sample of a row. */
  async sample(row: number): Promise<SampleResult<Sample>> {
    const index = await this.chunkIndex("text");
    if (index.kind === "problem") return index;
    const chunk = chunkOfRow(index.value.starts, row);
    const lines = await this.textLines(chunk);
    if (lines.kind === "problem") return lines;
    const first = index.value.starts[chunk] ?? 0;
    return this.parseSample(first, lines.value[row - first], row);
  }

  /** First row and checksum of every chunk of a plane. */
  chunkIndex(plane: Plane): Promise<SampleResult<ChunkIndex>> {
    return this.#indexes.get(plane, () => this.#fetchIndex(plane));
  }

  /** The samples of a text chunk as they stand in it, one JSON text a row. */
  textLines(chunk: number): Promise<SampleResult<readonly string[]>> {
    return this.#texts.get(chunk, () => this.readTextLines(chunk));
  }

  /** The same without holding them: for going through all. */
  async readTextLines(
    chunk: number,
    signal?: AbortSignal,
  ): Promise<SampleResult<readonly string[]>> {
    const index = await this.chunkIndex("text");
    if (index.kind === "problem") return index;
    const { starts, crcs } = index.value;
    const { first, end } = rowsOfChunk(starts, chunk, this.store.rows);
    const options = {
      version: this.version,
      crc: crcs[chunk] ?? null,
      ...(signal && { signal }),
    };
    return fetchLines(chunkPath(this.place, "text", first), options, end - first);
  }

  /** A line of the text chunk that begins with row `first`, as a sample. */
  parseSample(first: number, line: string | undefined, row: number): SampleResult<Sample> {
    const stored = parseLine(StoredSample, chunkPath(this.place, "text", first), line, row);
    return stored.kind === "ok" ? ok(restoreSample(stored.value)) : stored;
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
    reader.#previews.takeOver(this.#previews);
    reader.#texts.takeOver(this.#texts);
    reader.#indexes.takeOver(this.#indexes);
    return reader;
  }

  async #fetchPreviews(chunk: number): Promise<SampleResult<PreviewChunk>> {
    const first = chunk * previewRows(this.store);
    const file = chunkPath(this.place, "preview", first);
    const rows = Math.min(previewRows(this.store), this.store.rows - first);
    const lines = await fetchLines(file, { ...this.place, crc: this.#previewCrc(chunk) }, rows);
    if (lines.kind === "problem") return lines;
    const previews: SamplePreview[] = [];
    for (const [at, line] of lines.value.entries()) {
      const parsed = parseLine(SamplePreview, file, line, first + at);
      if (parsed.kind === "problem") return parsed;
      previews.push(parsed.value);
    }
    return ok({ previews, sharedStarts: sharedStarts(previews.map((preview) => preview.input)) });
  }

  /** Without the index, which is then named as the problem it is, previews are shown unchecked. */
  async #previewCrc(chunk: number): Promise<number | null> {
    const index = await this.chunkIndex("preview");
    return index.kind === "ok" ? (index.value.crcs[chunk] ?? null) : null;
  }

  async #fetchIndex(plane: Plane): Promise<SampleResult<ChunkIndex>> {
    const { index, count, index_crc32 } = plane === "text" ? this.store.text : this.store.previews;
    const file = `${this.#folder}/${index}`;
    const fetched = await fetchBytes(file, { version: this.version, crc: index_crc32 });
    if (fetched.kind === "problem") return fetched;
    return decoded(file, "bytes", () => decodeChunkIndex(fetched.value.bytes, count));
  }
}

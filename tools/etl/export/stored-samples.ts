import {
  type Sample,
  type SampleStore,
  StoredSample,
  chunkFile,
  decodeChunkIndex,
  decodeColumn,
  restoreSample,
} from "@evalsite/protocol";
import { ExportError, decoded } from "./export-error.ts";
import { type Publication, arrayOf } from "./publication.ts";
import { checkContent } from "./published-run.ts";
import type { SampleRow } from "./tables/samples.ts";

/** The samples of one suite of one run. */
export interface StorePlace {
  readonly runId: string;
  /** Folder of the store, relative to the publication. */
  readonly folder: string;
  readonly contentId: string | null;
}

/**
 * All samples of a store in row order; one chunk is held at a time.
 * @throws ExportError
 */
export async function* storedSamples(
  publication: Publication,
  { runId, folder, contentId }: StorePlace,
): AsyncGenerator<SampleRow> {
  const store = await publication.read("sampleStore", `${folder}/store.json`);
  checkContent(folder, contentId, store.content_id);
  const items = await itemsOf(publication, folder, store);
  const { starts, crcs } = await chunksOf(publication, folder, store);
  const chunks = Array.from(starts, (first, at) => () => {
    const end = starts[at + 1] ?? store.rows;
    return linesOf(
      publication,
      `${folder}/${chunkFile("text", first)}`,
      crcs[at] ?? 0,
      end - first,
    );
  });
  let row = 0;
  for await (const { path, lines } of oneAhead(chunks)) {
    for (const [at, line] of lines.entries()) {
      yield { runId, row, item: items(row), sample: parsedSample(path, at, line) };
      row++;
    }
  }
}

interface ChunkLines {
  readonly path: string;
  readonly lines: readonly string[];
}

async function linesOf(
  publication: Publication,
  path: string,
  crc: number,
  rows: number,
): Promise<ChunkLines> {
  const text = (await publication.chunk(path, crc)).toString("utf8");
  const lines = text.split("\n").slice(0, -1);
  if (lines.length === rows) return { path, lines };
  throw new ExportError(`${path} is damaged: ${lines.length} samples instead of ${rows}`);
}

/** Runs each task while the outcome of the one before it is used. */
async function* oneAhead<T>(tasks: readonly (() => Promise<T>)[]): AsyncGenerator<T> {
  let next = tasks[0]?.();
  for (let at = 1; next !== undefined; at++) {
    const outcome = await next;
    next = tasks[at]?.();
    next?.catch(() => undefined); // It is met again above, unless nobody asks for it any more.
    yield outcome;
  }
}

/** Tells the item of a row; null for all rows of a store without that column. */
async function itemsOf(
  publication: Publication,
  folder: string,
  store: SampleStore,
): Promise<(row: number) => number | null> {
  const column = store.columns.find(({ name }) => name === "item");
  if (column === undefined) return () => null;
  const path = `${folder}/${column.file}`;
  const bytes = await publication.checked(path, column.crc32);
  const items = decoded(path, () => decodeColumn(column.type, arrayOf(bytes), store.rows));
  return (row) => {
    const item = items[row] ?? Number.NaN;
    return Number.isNaN(item) ? null : item;
  };
}

async function chunksOf(publication: Publication, folder: string, { text }: SampleStore) {
  const path = `${folder}/${text.index}`;
  const bytes = await publication.chunk(path, text.index_crc32);
  return decoded(path, () => decodeChunkIndex(arrayOf(bytes), text.count));
}

function parsedSample(path: string, at: number, line: string): Sample {
  const json = decoded(path, (): unknown => JSON.parse(line));
  const parsed = StoredSample.safeParse(json);
  if (parsed.success) return restoreSample(parsed.data);
  const [issue] = parsed.error.issues;
  throw new ExportError(
    `${path}:${at + 1} is no sample: ${issue?.path.join(".")}: ${issue?.message}`,
  );
}

import { quickenZstandard } from "../data/zstandard.ts";
import { fetchBytes, linesOf } from "../data/sample-bytes.ts";
import { type SampleProblem, damaged } from "../data/sample-problem.ts";
import { type StorePlace, chunkPath, previewRows } from "../data/store-place.ts";
import type { TextsReply, TextsRequest } from "../data/worker-calls.ts";
import type { NumberColumn } from "../model/samples/number-column.ts";
import type { TextField } from "../model/samples/text-field.ts";
import { orderKey, ranksOf } from "../model/samples/text-order.ts";

const missing = 0xffffffff;

/** What is known of the texts of one field of a store's previews. */
interface TextColumn {
  readonly folder: string;
  readonly version: string | null;
  readonly field: TextField;
  /** Chunks that were read. */
  readonly chunks: Set<number>;
  /** What to compare, each once, and for each row its place among these; null when it is all ranked. */
  texts: { readonly keys: Map<string, number>; readonly codes: Uint32Array } | null;
  /** For each row its place in the order of the texts; null until they were read. */
  ranks: NumberColumn | null;
}

/** The latest last. Ranks are four bytes a row; texts are many times that. */
const held: TextColumn[] = [];
const mostHeld = 6;

/** Reads the texts of some preview chunks. What was read stays, so that a stopped reading goes on. */
export async function readTexts({
  place,
  field,
  chunks,
  isLast,
}: TextsRequest): Promise<TextsReply> {
  const column = columnOf(place, field);
  if (chunks.length > 0) await quickenZstandard();
  const read = await Promise.all(chunks.map((chunk) => readChunk(column, place, chunk)));
  if (isLast) rank(column, place);
  return {
    isRanked: column.texts === null,
    bytes: read.reduce((sum, { bytes }) => sum + bytes, 0),
    problems: read.flatMap(({ problem }) => problem ?? []),
  };
}

/** The places of the rows in the order of a field's texts; null until these were read. */
export function rankedTexts(place: StorePlace, field: string): NumberColumn | null {
  return held.find((column) => isOf(column, place, field))?.ranks ?? null;
}

function isOf(column: TextColumn, { folder, version }: StorePlace, field: string): boolean {
  return column.field === field && column.folder === folder && column.version === version;
}

function columnOf(place: StorePlace, field: TextField): TextColumn {
  const { folder, version, store } = place;
  const codes = () => new Uint32Array(store.rows).fill(missing);
  const column = held.find((one) => isOf(one, place, field)) ?? {
    folder,
    version,
    field,
    chunks: new Set(),
    texts: { keys: new Map(), codes: codes() },
    ranks: null,
  };
  // Of the others only those stay that no longer hold their texts.
  const others = held.filter((one) => one !== column && one.texts === null);
  held.splice(0, held.length, ...others.slice(1 - mostHeld), column);
  return column;
}

async function readChunk(
  column: TextColumn,
  place: StorePlace,
  { chunk, crc }: TextsRequest["chunks"][number],
): Promise<{ readonly bytes: number; readonly problem: SampleProblem | null }> {
  if (column.chunks.has(chunk)) return { bytes: 0, problem: null };
  const first = chunk * previewRows(place.store);
  const rows = Math.min(previewRows(place.store), place.store.rows - first);
  const file = chunkPath(place, "preview", first);
  const fetched = await fetchBytes(file, { version: place.version, crc });
  if (fetched.kind === "problem") return { bytes: 0, problem: fetched.problem };
  const bytes = fetched.value.fetched;
  const lines = linesOf(file, new TextDecoder().decode(fetched.value.bytes), rows);
  if (lines.kind === "problem") return { bytes, problem: lines.problem };
  try {
    const keys = lines.value.map((line) => orderKey(textOf(JSON.parse(line), column.field)));
    keys.forEach((key, at) => put(column, first + at, key));
  } catch (error) {
    return { bytes, problem: damaged(file, "line", String(error)).problem };
  }
  column.chunks.add(chunk);
  return { bytes, problem: null };
}

/** Without the schema, which would cost more than all the rest. */
function textOf(preview: unknown, field: TextField): string {
  if (typeof preview !== "object" || preview === null) return "";
  const text: unknown = Object.getOwnPropertyDescriptor(preview, field)?.value;
  return typeof text === "string" ? text : "";
}

function put({ texts }: TextColumn, row: number, key: string): void {
  if (texts === null) return;
  const known = texts.keys.get(key);
  const code = known ?? texts.keys.size;
  if (known === undefined) texts.keys.set(key, code);
  texts.codes[row] = code;
}

/** Puts what was read in order; rows that could not be read have no place. */
function rank(column: TextColumn, { store }: StorePlace): void {
  if (column.texts === null) return;
  const { keys, codes } = column.texts;
  const ranks = ranksOf([...keys.keys()]);
  column.ranks = { values: codes.map((code) => ranks[code] ?? missing), missing };
  if (column.chunks.size === store.previews.count) column.texts = null;
}

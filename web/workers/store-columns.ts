import { columnWidth } from "@evalsite/protocol";
import { fetchBytes } from "../data/sample-bytes.ts";
import { type SampleProblem, type SampleResult, decoded } from "../data/sample-problem.ts";
import type { StorePlace } from "../data/store-place.ts";
import type { ItemRows } from "../model/samples/item-rows.ts";
import { type NumberColumn, cellOf, toNumberColumn } from "../model/samples/number-column.ts";
import type { SampleColumns } from "../model/samples/sample-columns.ts";

/** A column as it lies in its file; null when the store has none of that name. */
export async function fetchColumn(
  { folder, version, store }: StorePlace,
  name: string,
): Promise<SampleResult<NumberColumn> | null> {
  const info = store.columns.find((column) => column.name === name);
  if (info === undefined) return null;
  const file = `${folder}/${info.file}`;
  const plainLength = store.rows * columnWidth[info.type];
  const fetched = await fetchBytes(file, { version, plainLength, crc: info.crc32 });
  if (fetched.kind === "problem") return fetched;
  return decoded(file, "bytes", () => toNumberColumn(info.type, fetched.value.bytes, store.rows));
}

/** The same; a column that is not there is a problem. */
export async function fetchKnown(
  place: StorePlace,
  name: string,
): Promise<SampleResult<NumberColumn>> {
  const fetched = await fetchColumn(place, name);
  if (fetched !== null) return fetched;
  return { kind: "problem", problem: { kind: "missing", file: `${place.folder}/${name}` } };
}

/** The subset of every item, as its first row says. */
export function subsetsOf(
  { store }: StorePlace,
  { items, starts }: ItemRows,
  subset: NumberColumn,
): readonly string[] {
  const words = store.columns.find(({ name }) => name === "subset")?.dictionary ?? [];
  return Array.from({ length: items }, (_, item) => {
    const row = starts === null ? item : (starts[item] ?? 0);
    return words[cellOf(subset, row)] ?? "";
  });
}

type Fetching = ReturnType<typeof fetchColumn>;

/** Held columns of one store after another; those of the store asked for last come last. */
const stores = new Map<string, Map<string, Fetching>>();
const mostStores = 3;

/** The named columns, held for the next time; those that fail are asked for again. */
export async function readColumns(
  place: StorePlace,
  names: readonly string[],
): Promise<{ readonly columns: SampleColumns; readonly problems: readonly SampleProblem[] }> {
  const held = columnsOf(place);
  const values = new Map<string, NumberColumn>();
  const problems: SampleProblem[] = [];
  const read = async (name: string) => {
    const fetching = held.get(name) ?? fetchColumn(place, name);
    held.set(name, fetching);
    const result = await fetching;
    if (result?.kind === "ok") values.set(name, result.value);
    if (result?.kind !== "problem") return;
    held.delete(name);
    problems.push(result.problem);
  };
  await Promise.all(names.map(read));
  const dictionaries = new Map<string, readonly string[]>();
  for (const { name, dictionary } of place.store.columns) {
    if (dictionary !== null) dictionaries.set(name, dictionary);
  }
  return { columns: { rows: place.store.rows, values, dictionaries }, problems };
}

function columnsOf({ folder, version }: StorePlace): Map<string, Fetching> {
  const key = JSON.stringify([folder, version]);
  const held = stores.get(key) ?? new Map<string, Fetching>();
  stores.delete(key);
  stores.set(key, held);
  for (const oldest of stores.keys()) {
    if (stores.size <= mostStores) break;
    stores.delete(oldest);
  }
  return held;
}

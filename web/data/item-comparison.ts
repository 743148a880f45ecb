import { type Manifest, paths } from "@evalsite/protocol";
import { type Alignment, alignItems, sameItems } from "../model/samples/align-items.ts";
import { type ItemComparison, toLines } from "../model/samples/item-flips.ts";
import type { ItemList } from "../model/samples/item-list.ts";
import { type ItemRows, groupByItem, rowsOfItem } from "../model/samples/item-rows.ts";
import { correctness, itemVerdicts } from "../model/samples/item-verdicts.ts";
import type { SampleColumns } from "../model/samples/sample-columns.ts";
import { wordsOf } from "../model/samples/sample-columns.ts";
import { fetchFile } from "./fetch-file.ts";
import type { SampleProblem } from "./sample-problem.ts";
import { SampleReader } from "./sample-store.ts";

/** One run's samples of the benchmark that is compared. */
export interface ComparedSource {
  readonly runId: string;
  /** As `SuiteSummary.store` names it. */
  readonly folder: string;
}

/** A run that could be read: its samples, and its items by number. */
export interface ComparedRun {
  readonly runId: string;
  readonly reader: SampleReader;
  readonly columns: SampleColumns;
  readonly groups: ItemRows;
}

export interface LoadedComparison {
  /** In the order asked for, without runs that could not be read. */
  readonly runs: readonly ComparedRun[];
  readonly alignment: Alignment;
  readonly comparison: ItemComparison;
  /** Whether all runs have the same list of items. */
  readonly isSameList: boolean;
  readonly problems: readonly SampleProblem[];
}

const columnNames = ["outcome", "score", "item", "repeat"] as const;
const readers = new Map<string, SampleReader>();

/**
 * Lines up the items of several runs: columns only, and the item keys (8 bytes an item) where the
 * runs' lists of items are not the same. The first run is the baseline. What cannot be read is
 * named and left out.
 */
export async function loadComparison(
  sources: readonly ComparedSource[],
  versions: Manifest["runs"],
  lowerIsBetter: boolean,
): Promise<LoadedComparison> {
  const problems: SampleProblem[] = [];
  const loaded = await Promise.all(
    sources.map((source) => loadRun(source, versions[source.runId] ?? null, problems)),
  );
  const readable = loaded.filter((run) => run !== null);
  const hashes = new Set(readable.map((run) => run.reader.store.item_list.hash));
  const isSameList = hashes.size <= 1;
  const { runs, alignment } = isSameList
    ? { runs: readable, alignment: sameItems(readable.length, readable[0]?.groups.items ?? 0) }
    : await alignByKey(readable, problems);
  const comparison: ItemComparison = {
    lines: alignment.lines,
    runs: runs.map((run, at) => toLines(alignment, at, verdictsOf(run))),
    baseline: 0,
    graded: runs.some(({ columns }) => isGraded(columns)),
    lowerIsBetter,
  };
  return { runs, alignment, comparison, isSameList, problems };
}

/** The rows of a run that answer a line, by repeat. */
export function rowsOfLine(loaded: LoadedComparison, run: number, line: number): Uint32Array {
  const groups = loaded.runs[run]?.groups;
  return groups
    ? rowsOfItem(groups, loaded.alignment.itemOf[run]?.[line] ?? -1)
    : new Uint32Array(0);
}

async function loadRun(
  source: ComparedSource,
  version: string | null,
  problems: SampleProblem[],
): Promise<ComparedRun | null> {
  const reader = await openReader(source, version, problems);
  if (reader === null) return null;
  const values = new Map<string, Float64Array>();
  const dictionaries = new Map<string, readonly string[]>();
  for (const name of columnNames) {
    const info = reader.columnInfo(name);
    if (info === null) continue;
    const column = await reader.column(name);
    if (column.kind === "ok") values.set(name, column.value);
    else problems.push(column.problem);
    if (info.dictionary) dictionaries.set(name, info.dictionary);
  }
  // Without the outcomes, or an item column that is there but unreadable, nothing can be said.
  const isUnreadable = reader.columnInfo("item") !== null && !values.has("item");
  if (!values.has("outcome") || isUnreadable) return null;
  const { rows, items } = reader.store;
  const item = values.get("item") ?? null;
  const groups = groupByItem(rows, items, item, values.get("repeat") ?? null);
  return { runId: source.runId, reader, columns: { rows, values, dictionaries }, groups };
}

async function openReader(
  { runId, folder }: ComparedSource,
  version: string | null,
  problems: SampleProblem[],
): Promise<SampleReader | null> {
  const key = JSON.stringify([runId, folder, version]);
  const held = readers.get(key);
  if (held && version !== null) {
    const renewed = held.renewed();
    readers.set(key, renewed);
    return renewed;
  }
  const runFolder = paths.run(runId);
  const store = await fetchFile("sampleStore", `${runFolder}/${folder}/store.json`, { version });
  if (store.kind === "problem") {
    problems.push(store.problem);
    return null;
  }
  const reader = new SampleReader(runFolder, folder, store.value, store.value.content_id);
  readers.set(key, reader);
  return reader;
}

async function alignByKey(readable: readonly ComparedRun[], problems: SampleProblem[]) {
  const runs: ComparedRun[] = [];
  const lists: ItemList[] = [];
  for (const run of readable) {
    const list = await run.reader.itemList();
    if (list.kind === "ok") {
      runs.push(run);
      lists.push(list.value);
    } else problems.push(list.problem);
  }
  return { runs, alignment: alignItems(lists) };
}

function verdictsOf({ columns, groups }: ComparedRun) {
  const outcome = columns.values.get("outcome") ?? new Float64Array(columns.rows).fill(Number.NaN);
  const correct = correctness(wordsOf(columns, "outcome"), outcome);
  return itemVerdicts({ groups, score: columns.values.get("score") ?? null, correct });
}

function isGraded(columns: SampleColumns): boolean {
  const partial = wordsOf(columns, "outcome").indexOf("partial");
  return partial !== -1 && (columns.values.get("outcome")?.includes(partial) ?? false);
}

import { fetchBytes } from "../data/sample-bytes.ts";
import { type SampleProblem, type SampleResult, decoded, ok } from "../data/sample-problem.ts";
import type { StorePlace } from "../data/store-place.ts";
import type {
  AgreeRequest,
  CompareReply,
  CompareRequest,
  SelectRequest,
} from "../data/worker-calls.ts";
import { type PairAgreement, allAgreements } from "../model/samples/agreement.ts";
import { type Alignment, alignItems, sameItems } from "../model/samples/align-items.ts";
import {
  type ItemComparison,
  countPairs,
  countUnstable,
  pairCodes,
  toLines,
} from "../model/samples/item-flips.ts";
import { type ItemList, toItemList } from "../model/samples/item-list.ts";
import { type ItemRows, groupByItem, oneRowPerItem } from "../model/samples/item-rows.ts";
import { selectLines } from "../model/samples/item-selection.ts";
import { correctness, itemVerdicts } from "../model/samples/item-verdicts.ts";
import type { NumberColumn } from "../model/samples/number-column.ts";
import { fetchColumn } from "./store-columns.ts";

interface LoadedRun {
  readonly place: number;
  readonly store: StorePlace;
  readonly outcome: NumberColumn;
  readonly groups: ItemRows;
  /** Null where no answer is half right. */
  readonly score: NumberColumn | null;
  readonly list: ItemList | null;
}

let comparisons = 0;
let latest: ItemComparison | null = null;

/**
 * Lines up the items of several runs: the outcomes (a byte a row), scores only where answers are
 * graded, item numbers only where items were repeated, item keys only where the lists differ.
 */
export async function compareItems(request: CompareRequest): Promise<CompareReply> {
  const { places, lowerIsBetter } = request;
  const asked = ++comparisons;
  const problems: SampleProblem[] = [];
  const isSameList = new Set(places.map(({ store }) => store.item_list.hash)).size <= 1;
  const loaded = await Promise.all(
    places.map(async (store, place) => {
      const run = await loadRun(store, place, isSameList);
      if (run.kind === "problem") problems.push(run.problem);
      return run.kind === "ok" ? run.value : null;
    }),
  );
  const runs = loaded.filter((run) => run !== null);
  const alignment = align(runs, isSameList);
  const comparison: ItemComparison = {
    lines: alignment.lines,
    runs: runs.map((run, at) => toLines(alignment, at, verdictsOf(run))),
    baseline: 0,
    graded: runs.some((run) => run.score !== null && isGraded(run.store, run.outcome)),
    lowerIsBetter,
  };
  // One that was asked for later may have been ready earlier.
  if (asked === comparisons) latest = comparison;
  return {
    comparison: asked,
    lines: comparison.lines,
    graded: comparison.graded,
    isSameList,
    problems,
    runs: runs.map((run, at) => ({
      place: run.place,
      outcome: run.outcome,
      score: run.score && { ...run.score, values: run.score.values.slice() },
      starts: run.groups.starts,
      itemOf: alignment.itemOf[at] ?? null,
      counts: countPairs(pairCodes(comparison, at)),
      unstable: comparison.runs[at] ? countUnstable(comparison.runs[at]) : 0,
    })),
  };
}

/** Lines of the comparison that was asked for last; none of an earlier one. */
export function selectItems({ comparison, selection, run }: SelectRequest): Uint32Array {
  if (latest === null || comparison !== comparisons) return new Uint32Array(0);
  return selectLines(latest, selection, run);
}

/** How far the runs of the comparison that was asked for last agree; nothing of an earlier one. */
export function compareRuns({ comparison }: AgreeRequest): readonly PairAgreement[] {
  return latest === null || comparison !== comparisons ? [] : allAgreements(latest);
}

async function loadRun(
  store: StorePlace,
  place: number,
  isSameList: boolean,
): Promise<SampleResult<LoadedRun>> {
  const { rows, items } = store.store;
  const hasRepeats = rows !== items;
  const outcome = (await fetchColumn(store, "outcome")) ?? missing(store, "outcome");
  if (outcome.kind === "problem") return outcome;
  const needsScore = hasRepeats || isGraded(store, outcome.value);
  const [score, groups, list] = await Promise.all([
    needsScore ? fetchColumn(store, "score") : null,
    hasRepeats ? fetchGroups(store) : ok(oneRowPerItem(items)),
    isSameList ? ok(null) : fetchItemList(store),
  ]);
  if (score?.kind === "problem") return score;
  if (groups.kind === "problem") return groups;
  if (list.kind === "problem") return list;
  const loaded = { place, store, outcome: outcome.value, groups: groups.value, list: list.value };
  return ok({ ...loaded, score: score?.value ?? null });
}

async function fetchGroups(place: StorePlace): Promise<SampleResult<ItemRows>> {
  const item = (await fetchColumn(place, "item")) ?? missing(place, "item");
  if (item.kind === "problem") return item;
  return decoded(`${place.folder}/item`, "items", () => groupByItem(place.store.items, item.value));
}

async function fetchItemList({
  folder,
  version,
  store,
}: StorePlace): Promise<SampleResult<ItemList>> {
  const file = `${folder}/${store.item_list.file}`;
  const options = { version, plainLength: store.items * 8, crc: store.item_list.crc32 };
  const fetched = await fetchBytes(file, options);
  if (fetched.kind === "problem") return fetched;
  return decoded(file, "bytes", () => toItemList(fetched.value.bytes, store.items));
}

function missing({ folder }: StorePlace, name: string): SampleResult<never> {
  return { kind: "problem", problem: { kind: "missing", file: `${folder}/${name}` } };
}

function align(runs: readonly LoadedRun[], isSameList: boolean): Alignment {
  if (isSameList) return sameItems(runs.length, runs[0]?.groups.items ?? 0);
  return alignItems(runs.flatMap((run) => run.list ?? []));
}

function verdictsOf({ store, outcome, groups, score }: LoadedRun) {
  return itemVerdicts({ groups, score, correct: correctness(outcomeWords(store), outcome) });
}

function isGraded(place: StorePlace, outcome: NumberColumn): boolean {
  const partial = outcomeWords(place).indexOf("partial");
  return partial !== -1 && outcome.values.includes(partial);
}

function outcomeWords({ store }: StorePlace): readonly string[] {
  return store.columns.find((column) => column.name === "outcome")?.dictionary ?? [];
}

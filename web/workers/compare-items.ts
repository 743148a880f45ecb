import { type SampleProblem, type SampleResult, decoded, ok } from "../data/sample-problem.ts";
import type { StorePlace } from "../data/store-place.ts";
import type {
  AgreeRequest,
  CompareReply,
  CompareRequest,
  DifferReply,
  DifferRequest,
  LearnRequest,
  SelectRequest,
} from "../data/worker-calls.ts";
import { type PairAgreement, allAgreements } from "../model/samples/agreement.ts";
import {
  type Alignment,
  alignItems,
  restrictedTo,
  sameItems,
} from "../model/samples/align-items.ts";
import {
  type ItemComparison,
  countPairs,
  countUnstable,
  pairCodes,
  toLines,
} from "../model/samples/item-flips.ts";
import type { ItemList } from "../model/samples/item-list.ts";
import { type ItemRows, groupByItem, oneRowPerItem } from "../model/samples/item-rows.ts";
import { linesBySubset } from "../model/samples/lines-by-subset.ts";
import {
  type OtherTexts,
  countTexts,
  needsTexts,
  selectLines,
} from "../model/samples/item-selection.ts";
import { otherTexts } from "../model/samples/other-texts.ts";
import { type Learning, byLearning, learningOf } from "../model/samples/learning.ts";
import { byDisagreement, bySpread, tallyRuns } from "../model/samples/run-tally.ts";
import { correctness, itemVerdicts } from "../model/samples/item-verdicts.ts";
import type { NumberColumn } from "../model/samples/number-column.ts";
import { fetchItemList } from "./item-lists.ts";
import { restrictedLines } from "./restrict-lines.ts";
import { fetchColumn, fetchKnown, subsetsOf } from "./store-columns.ts";

interface LoadedRun {
  readonly place: number;
  readonly store: StorePlace;
  readonly outcome: NumberColumn;
  readonly groups: ItemRows;
  /** Null where no answer is half right. */
  readonly score: NumberColumn | null;
  readonly list: ItemList | null;
  /** Null where all subsets are wanted. */
  readonly subsets: readonly string[] | null;
}

export type HeldRun = Pick<LoadedRun, "store" | "groups">;

export interface HeldComparison {
  readonly comparison: ItemComparison;
  readonly runs: readonly HeldRun[];
  readonly alignment: Alignment;
  /** Not read before somebody asks for it: four bytes an answer. */
  texts: Promise<ReadTexts> | null;
}

interface ReadTexts {
  readonly others: OtherTexts;
  readonly problems: readonly SampleProblem[];
}

/** The comparison of this number, if it is the one that was asked for last. */
export function heldComparison(comparison: number): HeldComparison | null {
  return comparison === comparisons ? latest : null;
}

let comparisons = 0;
let latest: HeldComparison | null = null;

/**
 * Lines up the items of several runs: the outcomes (a byte a row), scores only where answers are
 * graded, item numbers only where items were repeated, item keys only where the lists differ.
 */
export async function compareItems(request: CompareRequest): Promise<CompareReply> {
  const { places, lowerIsBetter, subsets } = request;
  const asked = ++comparisons;
  const problems: SampleProblem[] = [];
  const isSameList = new Set(places.map(({ store }) => store.item_list.hash)).size <= 1;
  const loaded = await Promise.all(
    places.map(async (store, place) => {
      const run = await loadRun(store, place, isSameList, subsets.length > 0);
      if (run.kind === "problem") problems.push(run.problem);
      return run.kind === "ok" ? run.value : null;
    }),
  );
  const runs = loaded.filter((run) => run !== null);
  const alignment = restricted(align(runs, isSameList), runs, subsets);
  const comparison: ItemComparison = {
    lines: alignment.lines,
    runs: runs.map((run, at) => toLines(alignment, at, verdictsOf(run))),
    baseline: 0,
    graded: runs.some((run) => run.score !== null && isGraded(run.store, run.outcome)),
    lowerIsBetter,
  };
  // One that was asked for later may have been ready earlier.
  if (asked === comparisons)
    latest = {
      comparison,
      runs: runs.map(withOwnStarts),
      alignment: ownCopy(alignment),
      texts: null,
    };
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
export async function selectItems(request: SelectRequest): Promise<Uint32Array> {
  const held = latest;
  const { selection, run, order, track } = request;
  if (held === null || request.comparison !== comparisons) return new Uint32Array(0);
  const texts = needsTexts(selection) ? (await textsOf(held)).others : null;
  const all = selectLines(held.comparison, selection, run, texts, track);
  const lines = await restrictedLines(held, all, request);
  const { comparison } = held;
  switch (order) {
    case "line":
      return lines;
    case "learning":
      return byLearning(lines, learningOf(comparison, track), track.length);
    case "disagreement":
      return comparison.graded
        ? bySpread(lines, comparison)
        : byDisagreement(lines, tallyRuns(comparison));
  }
}

/** When items of the comparison that was asked for last were learned; nothing of an earlier one. */
export function learnedItems({ comparison, track }: LearnRequest): Learning | null {
  const held = heldComparison(comparison);
  return held && learningOf(held.comparison, track);
}

/** How often the answers of the comparison that was asked for last read otherwise than the baseline's. */
export async function compareTexts({ comparison }: DifferRequest): Promise<DifferReply> {
  const held = latest;
  if (held === null || comparison !== comparisons) return { runs: [], problems: [] };
  const { others, problems } = await textsOf(held);
  return {
    runs: others.map((texts, at) => texts && countTexts(held.comparison, at, texts)),
    problems,
  };
}

function textsOf(held: HeldComparison): Promise<ReadTexts> {
  held.texts ??= readHashes(held);
  return held.texts;
}

async function readHashes({ runs, alignment, comparison }: HeldComparison): Promise<ReadTexts> {
  const problems: SampleProblem[] = [];
  const hashed = await Promise.all(
    runs.map(async ({ store, groups }) => {
      const hash = await fetchColumn(store, "answer_hash");
      if (hash?.kind === "problem") problems.push(hash.problem);
      return hash?.kind === "ok" ? { groups, hash: hash.value } : null;
    }),
  );
  const { baseline } = comparison;
  const others = runs.map((_, at) =>
    at === baseline ? null : otherTexts(alignment, hashed, baseline, at),
  );
  return { others, problems };
}

/** What is handed to the page is no longer here: a copy of it stays. */
function withOwnStarts({ store, groups: { items, starts } }: LoadedRun): HeldRun {
  return { store, groups: { items, starts: starts && starts.slice() } };
}

function ownCopy({ lines, itemOf }: Alignment): Alignment {
  return { lines, itemOf: itemOf.map((items) => items && items.slice()) };
}

/** How far the runs of the comparison that was asked for last agree; nothing of an earlier one. */
export function compareRuns({ comparison }: AgreeRequest): readonly PairAgreement[] {
  return latest === null || comparison !== comparisons ? [] : allAgreements(latest.comparison);
}

async function loadRun(
  store: StorePlace,
  place: number,
  isSameList: boolean,
  withSubsets: boolean,
): Promise<SampleResult<LoadedRun>> {
  const { rows, items } = store.store;
  const hasRepeats = rows !== items;
  const outcome = await fetchKnown(store, "outcome");
  if (outcome.kind === "problem") return outcome;
  const needsScore = hasRepeats || isGraded(store, outcome.value);
  const [score, groups, list, subset] = await Promise.all([
    needsScore ? fetchColumn(store, "score") : null,
    hasRepeats ? fetchGroups(store) : ok(oneRowPerItem(items)),
    isSameList ? ok(null) : fetchItemList(store),
    withSubsets ? fetchKnown(store, "subset") : null,
  ]);
  if (score?.kind === "problem") return score;
  if (groups.kind === "problem") return groups;
  if (list.kind === "problem") return list;
  if (subset?.kind === "problem") return subset;
  const loaded = { place, store, outcome: outcome.value, groups: groups.value, list: list.value };
  const subsets = subset && subsetsOf(store, groups.value, subset.value);
  return ok({ ...loaded, subsets, score: score?.value ?? null });
}

async function fetchGroups(place: StorePlace): Promise<SampleResult<ItemRows>> {
  const item = await fetchKnown(place, "item");
  if (item.kind === "problem") return item;
  return decoded(`${place.folder}/item`, "items", () => groupByItem(place.store.items, item.value));
}

function align(runs: readonly LoadedRun[], isSameList: boolean): Alignment {
  if (isSameList) return sameItems(runs.length, runs[0]?.groups.items ?? 0);
  return alignItems(runs.flatMap((run) => run.list ?? []));
}

/** Only the items of some subsets; none named: all. */
function restricted(
  alignment: Alignment,
  runs: readonly LoadedRun[],
  subsets: readonly string[],
): Alignment {
  if (subsets.length === 0) return alignment;
  const lines = linesBySubset(
    alignment,
    [...runs.keys()],
    runs.map((run) => run.subsets),
  );
  const kept = [...new Set(subsets)].flatMap((name) => lines.get(name) ?? []);
  return restrictedTo(
    alignment,
    kept.toSorted((a, b) => a - b),
  );
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

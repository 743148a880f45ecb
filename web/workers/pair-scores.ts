import { type SampleProblem, type SampleResult, decoded, ok } from "../data/sample-problem.ts";
import type { StorePlace } from "../data/store-place.ts";
import type { PairsReply, PairsRequest } from "../data/worker-calls.ts";
import { type RunItems, itemMeans, pairBenchmark } from "../model/comparison/paired-scores.ts";
import { type Alignment, alignItems, sameItems } from "../model/samples/align-items.ts";
import type { ItemList } from "../model/samples/item-list.ts";
import { groupByItem, oneRowPerItem } from "../model/samples/item-rows.ts";
import { fetchItemList } from "./item-lists.ts";
import { fetchKnown, subsetsOf } from "./store-columns.ts";

interface ReadRun extends RunItems {
  readonly list: ItemList | null;
}

/**
 * Every run against the first on the items of one benchmark: a column of scores each, item numbers only
 * where items were repeated, item keys only where the lists differ, subsets only where parts are asked for.
 */
export async function pairScores(request: PairsRequest): Promise<PairsReply> {
  const { places, columns, parts, direction } = request;
  const problems: SampleProblem[] = [];
  const isSameList = new Set(places.map(({ store }) => store.item_list.hash)).size <= 1;
  const read = await Promise.all(
    places.map(async (place, at) => {
      const run = await readRun(place, columns[at] ?? "score", isSameList, parts.length > 0);
      if (run.kind === "problem") problems.push(run.problem);
      return run.kind === "ok" ? run.value : null;
    }),
  );
  const runs = read.filter((run) => run !== null);
  const alignment = align(runs, isSameList);
  const baseline = read[0] === null ? -1 : 0;
  return {
    problems,
    runs: read.map((run, at) => {
      if (at === 0 || run === null || baseline === -1) return null;
      return pairBenchmark(alignment, runs, baseline, runs.indexOf(run), parts, direction);
    }),
  };
}

function align(runs: readonly ReadRun[], isSameList: boolean): Alignment {
  if (isSameList) return sameItems(runs.length, runs[0]?.means.length ?? 0);
  return alignItems(runs.flatMap((run) => run.list ?? []));
}

async function readRun(
  place: StorePlace,
  column: string,
  isSameList: boolean,
  withSubsets: boolean,
): Promise<SampleResult<ReadRun>> {
  const { rows, items } = place.store;
  const [score, item, subset, list] = await Promise.all([
    fetchKnown(place, column),
    rows === items ? null : fetchKnown(place, "item"),
    withSubsets ? fetchKnown(place, "subset") : null,
    isSameList ? ok(null) : fetchItemList(place),
  ]);
  if (score.kind === "problem") return score;
  if (item?.kind === "problem") return item;
  if (subset?.kind === "problem") return subset;
  if (list.kind === "problem") return list;
  const groups = decoded(`${place.folder}/item`, "items", () =>
    item === null ? oneRowPerItem(items) : groupByItem(items, item.value),
  );
  if (groups.kind === "problem") return groups;
  return ok({
    means: itemMeans(groups.value, score.value),
    subsets: subset && subsetsOf(place, groups.value, subset.value),
    list: list.value,
  });
}

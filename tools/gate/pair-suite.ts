import { type SampleStore, paths } from "@evalsite/protocol";
import { ExportError, decoded } from "../etl/export/export-error.ts";
import { type Publication, arrayOf } from "../etl/export/publication.ts";
import { scoreColumn } from "../../web/model/comparison/compared-rows.ts";
import {
  type PairedBenchmark,
  itemMeans,
  pairBenchmark,
} from "../../web/model/comparison/paired-scores.ts";
import { alignItems, sameItems } from "../../web/model/samples/align-items.ts";
import { toItemList } from "../../web/model/samples/item-list.ts";
import { groupByItem, oneRowPerItem } from "../../web/model/samples/item-rows.ts";
import { type NumberColumn, toNumberColumn } from "../../web/model/samples/number-column.ts";
import { headlineScore } from "../../web/model/scores/headline-score.ts";
import type { MatrixCell, MatrixRow } from "../../web/model/scores/score-matrix.ts";
import type { GateRun } from "./gate-run.ts";

/**
 * One benchmark item by item, from the score columns of both runs; null where one has no samples behind its score.
 * @throws ExportError when a published file is missing or damaged
 */
export async function pairSuite(
  row: MatrixRow,
  baseline: GateRun,
  candidate: GateRun,
): Promise<PairedBenchmark | null> {
  const [one, other] = [openStore(row.cells[0], baseline), openStore(row.cells[1], candidate)];
  if (one === null || other === null) return null;
  const stores = await Promise.all([opened(one), opened(other)]);
  const means = await Promise.all(stores.map(meansOf));
  const [first, second] = stores;
  const isSameList = first.store.item_list.hash === second.store.item_list.hash;
  const alignment = isSameList
    ? sameItems(2, first.store.items)
    : alignItems(await Promise.all(stores.map(itemListOf)));
  const runs = means.map((list) => ({ means: list, subsets: null }));
  return pairBenchmark(alignment, runs, 0, 1, [], row.semantics.direction);
}

interface StorePlace {
  readonly publication: Publication;
  /** Relative to the publication. */
  readonly folder: string;
  /** The column with the scores. */
  readonly column: string;
}

interface OpenStore extends StorePlace {
  readonly store: SampleStore;
}

function openStore(cell: MatrixCell | undefined, run: GateRun): StorePlace | null {
  if (cell?.kind !== "score" || cell.suite.store === null) return null;
  const column = scoreColumn(cell.score, headlineScore(cell.suite).key);
  if (column === null) return null;
  const folder = `${paths.run(run.runId)}/${cell.suite.store}`;
  return { publication: run.publication, folder, column };
}

async function opened(place: StorePlace): Promise<OpenStore> {
  const store = await place.publication.read("sampleStore", `${place.folder}/store.json`);
  return { ...place, store };
}

async function meansOf(open: OpenStore): Promise<Float64Array> {
  const { rows, items } = open.store;
  const score = await columnOf(open, open.column);
  if (rows === items) return itemMeans(oneRowPerItem(items), score);
  const item = await columnOf(open, "item");
  const groups = decoded(`${open.folder}/item`, () => groupByItem(items, item));
  return itemMeans(groups, score);
}

async function columnOf(
  { publication, folder, store }: OpenStore,
  name: string,
): Promise<NumberColumn> {
  const info = store.columns.find((column) => column.name === name);
  if (info === undefined) throw new ExportError(`${folder}/store.json names no column "${name}"`);
  const path = `${folder}/${info.file}`;
  const bytes = await publication.checked(path, info.crc32);
  return decoded(path, () => toNumberColumn(info.type, arrayOf(bytes), store.rows));
}

async function itemListOf({ publication, folder, store }: OpenStore) {
  const path = `${folder}/${store.item_list.file}`;
  const bytes = await publication.checked(path, store.item_list.crc32);
  return decoded(path, () => toItemList(arrayOf(bytes), store.items));
}

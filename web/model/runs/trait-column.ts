import {
  type SeriesEnd,
  type TraitBlock,
  type TraitList,
  seriesEnds,
  settingTexts,
} from "@evalsite/protocol";
import { formatPlain } from "../format-metric.ts";
import { statesOf } from "../run-states.ts";
import { type FigureColumn, type FigureKind, figureId, noHint, noTone } from "./figure-column.ts";
import type { RunRow } from "./run-row.ts";
import { seriesDirection, seriesRank } from "./series-direction.ts";

/** The blocks that are there, by their place in the list. */
export type LoadedBlocks = ReadonlyMap<number, TraitBlock>;

/** The columns of training logs, evaluation losses first, and of hyper-parameters, those that differ first. */
export function traitColumns(list: TraitList, blocks: LoadedBlocks): readonly FigureColumn[] {
  const series = list.series.toSorted(
    (a, b) => seriesRank(a.name) - seriesRank(b.name) || b.runs - a.runs,
  );
  const settings = list.settings.toSorted(
    (a, b) => Number(b.values > 1) - Number(a.values > 1) || b.runs - a.runs,
  );
  return [
    ...series.flatMap((one) => seriesColumns(one, list, blocks)),
    ...settings.map((one) => settingColumn(one, list, blocks)),
  ];
}

const traitId = /^(?:last|best|final|low|high|param):/u;

/** Whether a column is one of a training log or a hyper-parameter, by its id. */
export function isTraitId(id: string): boolean {
  return traitId.test(id);
}

/** Hyper-parameters that are looked at for whether they tell the visible runs apart. */
const mostCandidates = 12;

/** The columns that are worth reading unasked where runs are trainings. */
export function usualTraitIds(list: TraitList): readonly string[] {
  const columns = traitColumns(list, new Map());
  const loss = columns.find(({ what, name }) => what === "last" && seriesRank(name) < 3);
  const differing = new Set(list.settings.flatMap((one) => (one.values > 1 ? [one.name] : [])));
  const settings = columns
    .filter(({ what, name }) => what === "param" && differing.has(name))
    .slice(0, mostCandidates);
  return [...(loss === undefined ? [] : [loss]), ...settings].map(({ id }) => id);
}

/** The blocks that some columns need. */
export function blocksOf(list: TraitList, ids: Iterable<string>): readonly number[] {
  const places = new Map<string, number>();
  for (const { name, block } of list.series)
    for (const what of seriesKinds(name)) places.set(figureId(what, name), block);
  for (const { name, block } of list.settings) places.set(figureId("param", name), block);
  const wanted = [...ids].flatMap((id) => places.get(id) ?? []);
  return [...new Set(wanted)].toSorted((a, b) => a - b);
}

/** Where nobody knows what is better, there is a lowest and a highest value instead of a best one. */
function seriesKinds(name: string): readonly FigureKind[] {
  const isRanked = seriesDirection(name) !== "none";
  return isRanked ? ["last", "best", "final"] : ["last", "final", "low", "high"];
}

function seriesColumns(
  { name, runs, block }: TraitList["series"][number],
  list: TraitList,
  blocks: LoadedBlocks,
): readonly FigureColumn[] {
  const column = blocks.get(block)?.series.find((one) => one.name === name);
  const ends: ReadonlyMap<string, SeriesEnd> = column
    ? seriesEnds(column, list.runs)
    : new Map<string, never>();
  return seriesKinds(name).map((what) => seriesColumn(what, name, runs, ends));
}

function seriesColumn(
  what: FigureKind,
  name: string,
  runs: number,
  ends: ReadonlyMap<string, SeriesEnd>,
): FigureColumn {
  const direction = seriesDirection(name);
  const pick = pickers(direction)[what] ?? (() => null);
  const isEnd = what === "last" || what === "final";
  const endOf = (row: RunRow) =>
    what === "final" && !isTrained(row) ? undefined : ends.get(row.id);
  const lostOf = (row: RunRow) => (isEnd ? (endOf(row)?.lost ?? null) : null);
  const value = (row: RunRow) => {
    const end = endOf(row);
    return end === undefined || lostOf(row) !== null ? null : pick(end);
  };
  return {
    kind: "figure",
    id: figureId(what, name),
    what,
    name,
    isNumber: true,
    direction,
    runs,
    value,
    text: (row) => {
      const found = value(row);
      return found === null ? (lostOf(row)?.value ?? null) : formatPlain(found);
    },
    hint: (row) => {
      const lost = lostOf(row);
      const last = endOf(row)?.last ?? null;
      return (
        lost && { kind: "lost", step: lost.step, last: last === null ? null : formatPlain(last) }
      );
    },
    tone: (row) => (lostOf(row) === null ? null : "worse"),
  };
}

type Picker = (end: SeriesEnd) => number | null;

function pickers(direction: FigureColumn["direction"]): Partial<Record<FigureKind, Picker>> {
  const low: Picker = (end) => end.low;
  const high: Picker = (end) => end.high;
  const last: Picker = (end) => end.last;
  return { last, final: last, low, high, best: direction === "higher" ? high : low };
}

/** Whether the training came to its end: only then its last value is the final one. */
function isTrained({ entry }: RunRow): boolean {
  return statesOf(entry).some(({ kind, status }) => kind === "training" && status === "complete");
}

function settingColumn(
  { name, runs, block }: TraitList["settings"][number],
  list: TraitList,
  blocks: LoadedBlocks,
): FigureColumn {
  const column = blocks.get(block)?.settings.find((one) => one.name === name);
  const texts = column ? settingTexts(column, list.runs) : new Map<string, string>();
  const isNumber = column !== undefined && column.words.every(isNumeric);
  const textOf = (row: RunRow) => texts.get(row.id) ?? null;
  return {
    kind: "figure",
    id: figureId("param", name),
    what: "param",
    name,
    isNumber,
    direction: "none",
    runs,
    value: (row) => {
      const text = textOf(row);
      return text !== null && isNumber ? Number(text) : text;
    },
    text: textOf,
    hint: noHint,
    tone: noTone,
  };
}

function isNumeric(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}

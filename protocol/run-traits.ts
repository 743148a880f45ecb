import { z } from "zod";
import { places, values } from "./number-list.ts";
import { text } from "./privacy.ts";
import { REVISION, SCHEMA_VERSION } from "./version.ts";

const NotANumber = z.enum(["NaN", "Infinity", "-Infinity"]);

/** Where a series of a run came to. Seven significant digits; null where nothing finite was logged. */
export interface SeriesEnd {
  readonly first: number | null;
  /** The last finite value. */
  readonly last: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The first of the values without a number with which it ends; null: it ends with a number. */
  readonly lost: { readonly step: number; readonly value: z.infer<typeof NotANumber> } | null;
}

/** What lists show of a run beside its scores. */
export interface RunTraits {
  readonly series: ReadonlyMap<string, SeriesEnd>;
  /** Hyper-parameters as texts, nested ones by path: "optimizer.lr". */
  readonly settings: ReadonlyMap<string, string>;
}

const rows = places.meta({ description: "Which of the list's `runs` these are of." });

const SeriesColumn = z.object({
  name: text("own").meta({ description: "Canonical: eval/loss." }),
  rows,
  first: values,
  last: values.meta({ description: "The last finite value." }),
  low: values,
  high: values,
  lost: z.array(z.object({ at: z.int(), step: z.number(), value: NotANumber })).meta({
    description: "Of those that end without a number (`at`: place in `rows`), from which step on.",
  }),
});
type SeriesColumn = z.infer<typeof SeriesColumn>;

const SettingColumn = z.object({
  name: text("own").meta({ description: "Hyper-parameter; nested ones by path: optimizer.lr." }),
  rows,
  words: z.array(text("own")).meta({ description: "Distinct values." }),
  at: places.meta({ description: "Which of `words` each run has." }),
});
type SettingColumn = z.infer<typeof SettingColumn>;

/** `traits/<digest>.chunk`: some columns of series' ends and hyper-parameters, gzip JSON of one object. */
export const TraitBlock = z.object({
  schema_version: text("own"),
  revision: z.int(),
  series: z.array(SeriesColumn),
  settings: z.array(SettingColumn),
});
export type TraitBlock = z.infer<typeof TraitBlock>;

const block = z.int().meta({ description: "Place in `blocks`." });

/** `traits/<digest>.chunk`, the one that the manifest names: which columns there are, and in which block. */
export const TraitList = z.object({
  schema_version: text("own"),
  revision: z.int(),
  runs: z.array(text("own")).meta({ description: "Run ids that the rows of all blocks are of." }),
  series: z.array(
    z.object({
      name: text("own"),
      runs: z.int().meta({ description: "How many have it." }),
      block,
    }),
  ),
  settings: z.array(
    z.object({
      name: text("own"),
      runs: z.int(),
      values: z.int().meta({ description: "How many distinct values it has." }),
      block,
    }),
  ),
  blocks: z.array(z.object({ file: text("own"), crc32: z.int() })),
});
export type TraitList = z.infer<typeof TraitList>;

/** Numbers in one block; more stand only in one of a single column. */
const mostNumbers = 120_000;

const head = { schema_version: SCHEMA_VERSION, revision: REVISION };

interface TraitsOf {
  readonly run_id: string;
  readonly traits: RunTraits;
}

/** The list of columns without its blocks' files, and the blocks in order; null: no run has anything of the kind. */
export function toTraits(
  all: readonly TraitsOf[],
): { readonly list: Omit<TraitList, "blocks">; readonly blocks: readonly TraitBlock[] } | null {
  const runs = all.filter(({ traits }) => traits.series.size + traits.settings.size > 0);
  if (runs.length === 0) return null;
  const series = columns(runs, ({ series }) => series).map(seriesColumn);
  const settings = columns(runs, ({ settings }) => settings).map(settingColumn);
  const blocks: TraitBlock[] = [];
  let room = 0;
  const placeFor = (numbers: number): number => {
    room -= numbers;
    if (room < 0 || blocks.length === 0) {
      blocks.push({ ...head, series: [], settings: [] });
      room = mostNumbers - numbers;
    }
    return blocks.length - 1;
  };
  const list = {
    ...head,
    runs: runs.map(({ run_id }) => run_id),
    series: series.map((column) => {
      const place = placeFor(column.rows.length * 5);
      blocks[place]?.series.push(column);
      return { name: column.name, runs: column.rows.length, block: place };
    }),
    settings: settings.map((column) => {
      const place = placeFor(column.rows.length * 2);
      blocks[place]?.settings.push(column);
      const { name, rows, words } = column;
      return { name, runs: rows.length, values: words.length, block: place };
    }),
  };
  return { list, blocks };
}

interface Column<T> {
  readonly name: string;
  readonly rows: number[];
  readonly own: T[];
}

function columns<T>(
  runs: readonly TraitsOf[],
  of: (traits: RunTraits) => ReadonlyMap<string, T>,
): readonly Column<T>[] {
  const found = new Map<string, Column<T>>();
  for (const [row, { traits }] of runs.entries()) {
    for (const [name, value] of of(traits)) {
      const column = found.get(name) ?? { name, rows: [], own: [] };
      found.set(name, column);
      column.rows.push(row);
      column.own.push(value);
    }
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function seriesColumn({ name, rows, own }: Column<SeriesEnd>): SeriesColumn {
  const digits = (pick: (end: SeriesEnd) => number | null) => own.map(pick).map(sevenDigits);
  return {
    name,
    rows,
    first: digits(({ first }) => first),
    last: digits(({ last }) => last),
    low: digits(({ low }) => low),
    high: digits(({ high }) => high),
    lost: own.flatMap(({ lost }, at) => (lost === null ? [] : [{ at, ...lost }])),
  };
}

function sevenDigits(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(7));
}

function settingColumn({ name, rows, own }: Column<string>): SettingColumn {
  const words = [...new Set(own)];
  const places = new Map(words.map((word, place) => [word, place]));
  return { name, rows, words, at: own.map((word) => places.get(word) ?? 0) };
}

/** Where a series came to, by run id. */
export function seriesEnds(
  { rows: places, first, last, low, high, lost }: SeriesColumn,
  runs: readonly string[],
): ReadonlyMap<string, SeriesEnd> {
  const losses = new Map(lost.map(({ at, step, value }) => [at, { step, value }]));
  return new Map(
    places.map((row, at) => [
      runs[row] ?? "",
      {
        first: first[at] ?? null,
        last: last[at] ?? null,
        low: low[at] ?? null,
        high: high[at] ?? null,
        lost: losses.get(at) ?? null,
      },
    ]),
  );
}

/** A hyper-parameter by run id. */
export function settingTexts(
  { rows: places, words, at }: SettingColumn,
  runs: readonly string[],
): ReadonlyMap<string, string> {
  return new Map(places.map((row, place) => [runs[row] ?? "", words[at[place] ?? 0] ?? ""]));
}

/** All traits by run id. */
export function fromTraits(
  { runs }: Pick<TraitList, "runs">,
  blocks: readonly TraitBlock[],
): ReadonlyMap<string, RunTraits> {
  const found = new Map(
    runs.map((id) => [
      id,
      { series: new Map<string, SeriesEnd>(), settings: new Map<string, string>() },
    ]),
  );
  for (const { series, settings } of blocks) {
    for (const column of series)
      for (const [id, end] of seriesEnds(column, runs)) found.get(id)?.series.set(column.name, end);
    for (const column of settings)
      for (const [id, word] of settingTexts(column, runs))
        found.get(id)?.settings.set(column.name, word);
  }
  return found;
}

import { numberOf } from "../number-text.ts";
import { rowParts, stepIn } from "../training-row.ts";
import { splitOf } from "../split-word.ts";
import { type Counters, countersOf, noCounters } from "./counters.ts";
import { fieldKind, isCategory, isFlagName, isWhole } from "./field-kinds.ts";
import { epochNames, plainField, stepNames } from "./names.ts";

type Row = Readonly<Record<string, unknown>>;

/** What columns of a log are though their names do not tell, seen from its first rows. */
export interface Columns extends Counters {
  /** Whole numbers that tell the rows of one step apart: every step has a row for each of them. */
  readonly ids: ReadonlySet<string>;
  /** 0 or 1, and named as a part of the data: do the rows belong to it? */
  readonly flags: ReadonlySet<string>;
  /** The columns in which each row names its metric and gives its value. */
  readonly long: { readonly name: string; readonly value: string } | null;
}

export const plainColumns: Columns = {
  ids: new Set(),
  flags: new Set(),
  long: null,
  ...noCounters,
};

/** Rows of a log that are looked at. */
export const mostLookedAt = 1000;

/** @param rows the first of a log */
export function columnsOf(rows: readonly Row[]): Columns {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const flags = new Set(names.filter((name) => isFlag(name, rows)));
  const counters = countersOf(names, rows);
  const free = names.filter((name) => name !== counters.batch && !counters.renamed.has(name));
  return { flags, ids: idsIn(free, rows, flags), long: longIn(free, rows), ...counters };
}

function isFlag(name: string, rows: readonly Row[]): boolean {
  const values = valuesOf(name, rows).map(String);
  const isEither = values.every((value) => /^\s*[01]\s*$/.test(value));
  return isFlagName(name) && new Set(values).size === 2 && isEither;
}

function valuesOf(name: string, rows: readonly Row[]): readonly unknown[] {
  return rows.map((row) => row[name]).filter((value) => value !== undefined && value !== "");
}

/** The first column of which most steps have all values, if the rows of a step differ in it. */
function idsIn(
  names: readonly string[],
  rows: readonly Row[],
  flags: ReadonlySet<string>,
): ReadonlySet<string> {
  const steps = Map.groupBy(rows, positionOf);
  steps.delete(null);
  const whole = [...steps.values()];
  const isRepeated = whole.filter(({ length }) => length > 1).length * 5 >= whole.length * 4;
  if (whole.length < 2 || !isRepeated) return new Set();
  const found = names.find((name) => {
    const kind = fieldKind(name);
    const isFree = kind === "other" || kind === "split" || kind === "name";
    const mayBe = isFree && !flags.has(name) && isMeasured(name);
    return mayBe && isGrid(name, whole);
  });
  return new Set(found === undefined ? [] : [found]);
}

/** Most ids that a step has rows for. */
const mostIds = 64;

function isGrid(name: string, steps: readonly (readonly Row[])[]): boolean {
  if (!steps.every((rows) => rows.every((row) => isWhole(row[name])))) return false;
  const sets = steps.map((rows) => rows.map((row) => String(row[name])).toSorted());
  const [first = []] = sets;
  const isApart = sets.every((set) => new Set(set).size === set.length);
  if (first.length < 2 || first.length > mostIds || !isApart) return false;
  const same = sets.filter((set) => set.join() === first.join()).length;
  return same >= 2 && same * 5 >= sets.length * 4;
}

function positionOf(row: Row): number | null {
  const epoch = epochNames.map((name) => numberOf(row[name])).find((at) => at !== undefined);
  return stepIn(row, stepNames) ?? epoch ?? null;
}

/** Neither the row's position nor bookkeeping. */
function isMeasured(name: string): boolean {
  return rowParts([plainField([name, 1])]).values.size > 0;
}

/** Words of a column that holds values of whatever another one names. */
const anyValue =
  /^(?:value|val|y|v|metric_?value|score|result|data|mean|scalar|amount|reading|number)$/i;

function longIn(names: readonly string[], rows: readonly Row[]): Columns["long"] {
  if (rows.length < 2) return null;
  const texts = names.filter((name) => isNaming(name, rows));
  const numbers = names.filter((name) => {
    const kind = fieldKind(name);
    const mayBe = kind === "other" || kind === "value" || kind === "flag";
    return (
      mayBe &&
      isMeasured(name) &&
      valuesOf(name, rows).some((value) => numberOf(value) !== undefined)
    );
  });
  const byName = texts.find((name) => fieldKind(name) === "name");
  const isValue = (name: string) =>
    byName === undefined ? fieldKind(name) === "value" : anyValue.test(name);
  const value = numbers.find(isValue) ?? null;
  const [only, another] = texts;
  const name = byName ?? (another === undefined ? only : undefined);
  if (name === undefined || value === null) return null;
  const isBeside = numbers.length > 1 && byName === undefined;
  return isBeside ? null : { name, value };
}

/** Do its texts name metrics: some, that come back? */
function isNaming(name: string, rows: readonly Row[]): boolean {
  const kind = fieldKind(name);
  if (kind !== "name" && kind !== "other" && kind !== "topic") return false;
  const values = valuesOf(name, rows);
  const isText = values.every(
    (value) => typeof value === "string" && isCategory(value) && numberOf(value) === undefined,
  );
  if (
    !isText ||
    values.length === 0 ||
    !values.some((value) => splitOf(String(value)) === undefined)
  )
    return false;
  return kind === "name" || new Set(values).size * 2 <= values.length;
}

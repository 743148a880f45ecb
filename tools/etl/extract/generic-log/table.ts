import { isMetricWord } from "../metric-words.ts";
import { numberOf } from "../number-text.ts";
import { cellsOf } from "./cells.ts";
import { type Columns, columnsOf, mostLookedAt, plainColumns } from "./columns.ts";
import { hasDecimalCommas, withPoint } from "./decimal-comma.ts";
import { deepspeedTag } from "./deepspeed-tag.ts";
import { type ExportColumn, exportColumns } from "./export-columns.ts";
import { fileMetric, splitColumns } from "./file-metric.ts";
import { isItemTable } from "./item-table.ts";
import { epochNames, isInternal, isTime, stepNames } from "./names.ts";
import { tagColumns } from "./tag-download.ts";

/** What the header and the first rows of a table tell. */
export interface Table {
  readonly separator: string;
  readonly header: string;
  readonly names: readonly string[];
  /** The only metric's full name, where the file's name tells it (DeepSpeed, Neptune). */
  readonly tag: string | null;
  /** Of a chart's download what each column holds. */
  readonly exported: readonly (ExportColumn | null)[] | null;
  readonly isTagDownload: boolean;
  readonly columns: Columns;
  /** Full names of columns that are named by a split alone. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Half is written 0,5. */
  readonly hasDecimalCommas: boolean;
}

const separators = [",", "\t", ";"];

export function tableOf(path: string, [header = "", ...rows]: readonly string[]): Table {
  const count = (separator: string) => cellsOf(header, separator).length;
  const separator = separators.toSorted((a, b) => count(b) - count(a))[0] ?? ",";
  const written = cellsOf(header, separator);
  const names = namedOnce(written);
  const cells = rows.slice(0, mostLookedAt).flatMap((row) => cellsOf(row, separator));
  const table: Table = {
    separator,
    names,
    header: written.join(separator),
    tag: deepspeedTag(path, names) ?? fileMetric(path, names),
    exported: exportColumns(names),
    isTagDownload: names.length === 3 && tagColumns.every((name, at) => names[at] === name),
    columns: plainColumns,
    renamed: splitColumns(path, names),
    hasDecimalCommas: hasDecimalCommas(cells, separator),
  };
  return { ...table, columns: columnsOf(recordsIn(table, rows.slice(0, mostLookedAt))) };
}

/** A second column of a name is one of its own. */
function namedOnce(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    if (name === "") return name;
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name} (${number})`;
    taken.add(free);
    return free;
  });
}

/** Rows that have a cell for each column. */
function recordsIn(table: Table, rows: readonly string[]) {
  return rows
    .map((row) => cellsOf(row, table.separator))
    .filter((cells) => cells.length === table.names.length)
    .map((cells) => recordOf(table, cells));
}

export function recordOf(
  { names, hasDecimalCommas: isComma }: Pick<Table, "names" | "hasDecimalCommas">,
  cells: readonly string[],
): Readonly<Record<string, string>> {
  const read = (cell: string) => (isComma ? withPoint(cell) : cell);
  return Object.fromEntries(names.map((name, at) => [name, read(cells[at] ?? "")]));
}

/** Are the lines a table of numbers with a header that names a step or an epoch? */
export function isTable(lines: readonly string[]): boolean {
  const [header = "", ...others] = lines;
  if (!separators.some((separator) => header.includes(separator))) return false;
  const rows = others.slice(0, 50);
  const table = tableOf("", lines.slice(0, mostLookedAt));
  const { names, separator } = table;
  if (names.length < 2 || rows.length === 0 || !isHeader(names)) return false;
  const changed = rows.findIndex((row) => isOtherHeader(table, cellsOf(row, separator)));
  const own = changed > 0 ? rows.slice(0, changed) : rows;
  const regular = own
    .map((row) => cellsOf(row, separator))
    .filter((cells) => cells.length === names.length && cells.some(isOther(table)));
  const records = regular.map((cells) => recordOf(table, cells));
  if (regular.length * 2 < own.length || isItemTable(records)) return false;
  return names.some(isPosition) || isTimedLog(table, records);
}

/** Is a line the header of another table of the same log: names only, some of them known, a step or an epoch among them? */
export function isOtherHeader({ names }: Table, cells: readonly string[]): boolean {
  const isNames = cells.length > 1 && isHeader(cells) && cells.some(isPosition);
  return isNames && cells.some((cell) => names.includes(cell)) && cells.join() !== names.join();
}

/** Only the first name may be missing: pandas writes its own count of the rows there. */
function isHeader(names: readonly string[]): boolean {
  return names.every((name, at) => (name !== "" || at === 0) && numberOf(name) === undefined);
}

function isPosition(name: string): boolean {
  return stepNames.includes(name) || epochNames.includes(name);
}

/** Without a step: names and values of metrics, each with its time. */
function isTimedLog({ names, columns: { long } }: Table, rows: readonly Record<string, string>[]) {
  if (!long || !names.some(isTime)) return false;
  return rows.some((row) => isMetricWord(row[long.name] ?? ""));
}

/** Is a cell a number beside the row's position? */
function isOther({
  names,
  hasDecimalCommas: isComma,
}: Table): (cell: string, at: number) => boolean {
  return (cell, at) => {
    const name = names[at] ?? "";
    return (
      numberOf(isComma ? withPoint(cell) : cell) !== undefined &&
      !isPosition(name) &&
      !isInternal(name)
    );
  };
}

import { type Fact, type IssueFact, type Place, issue } from "../fact.ts";
import { numberOf } from "../number-text.ts";
import type { SourceFile } from "../source.ts";
import { type TextLine, textLines } from "../text-lines.ts";
import { stepIn } from "../training-row.ts";
import { cellsOf } from "./cells.ts";
import { deepspeedTag } from "./deepspeed-tag.ts";
import { type ExportColumn, exportColumns } from "./export-columns.ts";
import { isItemTable } from "./item-table.ts";
import { epochNames, isInternal, stepNames } from "./names.ts";
import { genericRow, startFact } from "./row-facts.ts";
import { tagColumns, tagRow } from "./tag-download.ts";

const separators = [",", "\t", ";"];

/** Are the lines a table of numbers with a header that names a step or an epoch? */
export function isTable([header = "", ...others]: readonly string[]): boolean {
  if (!separators.some((separator) => header.includes(separator))) return false;
  const rows = others.slice(0, 50);
  const table = tableOf("", header);
  const { names, separator } = table;
  const hasStep = names.some((name) => stepNames.includes(name) || epochNames.includes(name));
  if (!hasStep || names.length < 2 || rows.length === 0) return false;
  if (names.some((name) => name === "" || numberOf(name) !== undefined)) return false;
  const regular = rows
    .map((row) => cellsOf(row, separator))
    .filter((cells) => cells.length === names.length && cells.some(isOther(table)));
  const records = regular.map((cells) => recordOf(table, cells));
  return regular.length * 2 >= rows.length && !isItemTable(records);
}

/** Is a cell a number beside the row's position? */
function isOther({ names }: Table): (cell: string, at: number) => boolean {
  const isPosition = (name = "") => stepNames.includes(name) || epochNames.includes(name);
  return (cell, at) => numberOf(cell) !== undefined && !isPosition(names[at]);
}

/** The facts of a table. Empty cells are values that were not logged. */
export async function* csvFacts(file: SourceFile): AsyncIterable<Fact> {
  let table: Table | null = null;
  let records = 0;
  let dropped = 0;
  for await (const line of textLines(file.bytes())) {
    if (line.text.trim() === "" && line.tooLong === null) continue;
    if (!table) {
      table = tableOf(file.path, line.text);
      continue;
    }
    records++;
    for (const fact of lineFacts(table, file.path, line)) {
      if (fact.kind === "issue" && fact.severity === "dropped") dropped++;
      yield fact;
    }
  }
  yield { kind: "read", file: file.path, records, dropped };
}

interface Table {
  readonly separator: string;
  readonly header: string;
  readonly names: readonly string[];
  /** The only metric's full name, where the file's name tells it (DeepSpeed). */
  readonly tag: string | null;
  /** Of a chart's download what each column holds. */
  readonly exported: readonly (ExportColumn | null)[] | null;
  readonly isTagDownload: boolean;
}

function tableOf(path: string, header: string): Table {
  const count = (separator: string) => cellsOf(header, separator).length;
  const separator = separators.toSorted((a, b) => count(b) - count(a))[0] ?? ",";
  const names = cellsOf(header, separator);
  return {
    separator,
    names,
    header: names.join(separator),
    tag: deepspeedTag(path, names),
    exported: exportColumns(names),
    isTagDownload: names.length === 3 && tagColumns.every((name, at) => names[at] === name),
  };
}

function lineFacts(
  table: Table,
  path: string,
  { text, line, ended, tooLong }: TextLine,
): readonly Fact[] {
  const place = { file: path, line };
  if (tooLong !== null) return [issue("too-large", "dropped", place, tooLong)];
  const cells = cellsOf(text, table.separator);
  if (!ended) {
    const whole = rowFacts(table, place, cells.slice(0, -1));
    return [...whole, cutOff(place)];
  }
  if (cells.join(table.separator) === table.header) return [startFact(place)];
  const start = text.slice(0, 60);
  if (cells.length !== table.names.length) {
    const why = `${cells.length} cells instead of ${table.names.length}: ${start}`;
    return [issue("unusable-record", "dropped", place, why)];
  }
  return rowFacts(table, place, cells);
}

function cutOff(place: Place): IssueFact {
  const why = "no newline at the end: the last cell may be cut off and is left out";
  return issue("truncated-line", "note", place, why);
}

/** The rows of a line; none where all cells but the position's are empty. */
function rowFacts(table: Table, place: Place, cells: readonly string[]): readonly Fact[] {
  if (table.isTagDownload) return [tagRow(place, cells)].filter((row) => row !== null);
  const record = recordOf(table, cells);
  const step = stepIn(record, stepNames);
  if (table.exported) return exportedRows(table, table.exported, place, { cells, step });
  const row = genericRow(place, step, fieldsOf(record));
  if (row === null) return [];
  const { tag } = table;
  if (tag === null) return [row];
  const values = new Map([...row.values.values()].map((value) => [tag, value]));
  if (step === null || !tag.startsWith("Train/Samples/")) return [{ ...row, values }];
  return [{ ...row, values, step: null, axes: { ...row.axes, samples: step } }];
}

function recordOf({ names }: Table, cells: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""]));
}

function fieldsOf(record: Readonly<Record<string, string>>) {
  return Object.entries(record).filter(([name, cell]) => cell !== "" && !isInternal(name));
}

/** A row for each run in the line, with its own clock. */
function exportedRows(
  { names }: Table,
  columns: readonly (ExportColumn | null)[],
  place: Place,
  { cells, step }: { readonly cells: readonly string[]; readonly step: number | null },
): readonly Fact[] {
  const runs = new Set(columns.flatMap((column) => (column ? [column.run] : [])));
  const shared = names.flatMap((name, at) =>
    columns[at] === null && cells[at] ? [[name, cells[at]] as const] : [],
  );
  return [...runs].flatMap((run) => {
    const own = columns.flatMap((column, at) =>
      column?.run === run && cells[at] ? [{ ...column, cell: cells[at] }] : [],
    );
    const fields = own.map(({ part, metric, cell }) =>
      part === "time" ? (["timestamp", cell] as const) : ([metric, cell] as const),
    );
    const parts = own.map(({ part }) => part);
    const row = genericRow(place, step, [
      ...shared,
      ...fields.filter((_, at) => parts[at] === "value" || parts[at] === "time"),
    ]);
    if (row === null) return [];
    const bands = bandsOf(own);
    const labels = run === null ? [] : [{ key: "run", value: run, tells: "writer" } as const];
    return [{ ...row, labels: [...labels, ...(row.labels ?? [])], ...(bands && { bands }) }];
  });
}

function bandsOf(
  own: readonly (ExportColumn & { readonly cell: string })[],
): ReadonlyMap<string, { readonly low: number; readonly high: number }> | null {
  const found = own.flatMap(({ metric, part, cell }) => {
    const high = own.find((other) => other.metric === metric && other.part === "high");
    const [from, to] = [numberOf(cell), numberOf(high?.cell)];
    if (part !== "low" || from === undefined || to === undefined) return [];
    return [[metric, { low: from, high: to }] as const];
  });
  return found.length === 0 ? null : new Map(found);
}

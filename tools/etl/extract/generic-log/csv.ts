import { type Fact, issue, sourceRank } from "../fact.ts";
import { numberOf } from "../number-text.ts";
import type { SourceFile } from "../source.ts";
import { textLines } from "../text-lines.ts";
import { rowParts, stepIn } from "../training-row.ts";
import { deepspeedTag } from "./deepspeed-tag.ts";
import { epochNames, groupedFields, isLabel, stepNames } from "./names.ts";

/** The separator, if the lines are a table of numbers with a header that names a step or an epoch. */
export function separatorOf(lines: readonly string[]): string | null {
  const [header, ...rows] = lines.slice(0, 50);
  return [",", "\t", ";"].find((separator) => isTable(header ?? "", rows, separator)) ?? null;
}

function isTable(header: string, rows: readonly string[], separator: string): boolean {
  const names = cellsOf(header, separator);
  const hasStep = names.some((name) => stepNames.includes(name) || epochNames.includes(name));
  if (!hasStep || names.length < 2 || rows.length === 0) return false;
  if (names.some((name) => name === "" || numberOf(name) !== undefined)) return false;
  const regular = rows.filter((row) => {
    const cells = cellsOf(row, separator);
    return (
      cells.length === names.length &&
      cells.filter((cell) => numberOf(cell) !== undefined).length > 1
    );
  });
  return regular.length * 2 >= rows.length;
}

/** The cells of one line; a cell in quotes may hold the separator and doubled quotes. */
export function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (const part of line.replace(/^\ufeff/, "").split(/(")/)) {
    if (part === '"') {
      quoted = !quoted;
      cell += part;
      continue;
    }
    const [first = "", ...others] = quoted ? [part] : part.split(separator);
    cell += first;
    for (const other of others) {
      cells.push(unquoted(cell));
      cell = other;
    }
  }
  return [...cells, unquoted(cell)];
}

function unquoted(cell: string): string {
  const text = cell.trim();
  return /^".*"$/s.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** The facts of a table. Empty cells are values that were not logged. */
export async function* csvFacts(file: SourceFile): AsyncIterable<Fact> {
  let table: Table | null = null;
  let records = 0;
  let dropped = 0;
  for await (const { text, line, ended } of textLines(file.bytes())) {
    if (text.trim() === "") continue;
    if (!table) {
      table = tableOf(file.path, text);
      continue;
    }
    records++;
    const place = { file: file.path, line };
    const cells = cellsOf(text, table.separator);
    const fact =
      cells.length === table.names.length || !ended
        ? rowFact(table, place, ended ? cells : cells.slice(0, -1))
        : null;
    if (fact) yield fact;
    else dropped++;
    if (!ended)
      yield issue(
        "truncated-line",
        "note",
        place,
        "no newline at the end: the last cell may be cut off and is left out",
      );
    else if (!fact)
      yield issue(
        "unusable-record",
        "dropped",
        place,
        `not a row of ${table.names.length} cells with a number: ${text.slice(0, 60)}`,
      );
  }
  yield { kind: "read", file: file.path, records, dropped };
}

interface Table {
  readonly separator: string;
  readonly names: readonly string[];
  /** The only metric's full name, where the file's name tells it (DeepSpeed). */
  readonly tag: string | null;
}

function tableOf(path: string, header: string): Table {
  const separator =
    [",", "\t", ";"].toSorted((a, b) => header.split(b).length - header.split(a).length)[0] ?? ",";
  const names = cellsOf(header, separator);
  return { separator, names, tag: deepspeedTag(path, names) };
}

function rowFact(
  table: Table,
  place: { file: string; line: number },
  cells: readonly string[],
): Fact | null {
  const row = Object.fromEntries(table.names.map((name, at) => [name, cells[at] ?? ""] as const));
  const step = stepIn(row, stepNames);
  const fields = Object.entries(row).filter(([name, cell]) => cell !== "" && !isLabel(name));
  const { axes, values } = rowParts(groupedFields(fields));
  if (values.size === 0) return null;
  const base = { kind: "training-row", place, naming: "plain", rank: sourceRank.jsonl } as const;
  if (table.tag === null) return { ...base, step, axes, values };
  const tagged = new Map([...values.values()].map((value) => [table.tag ?? "", value]));
  const bySamples = table.tag.startsWith("Train/Samples/") && step !== null;
  return {
    ...base,
    step: bySamples ? null : step,
    axes: bySamples ? { ...axes, samples: step } : axes,
    values: tagged,
  };
}

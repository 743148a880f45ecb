import { type Fact, type IssueFact, type Place, issue, sourceRank } from "../fact.ts";
import { numberOf } from "../number-text.ts";
import type { SourceFile } from "../source.ts";
import { type TextLine, textLines } from "../text-lines.ts";
import { rowParts, stepIn } from "../training-row.ts";
import { cellsOf } from "./cells.ts";
import { deepspeedTag } from "./deepspeed-tag.ts";
import { epochNames, isLabel, plainField, stepNames } from "./names.ts";

const separators = [",", "\t", ";"];

/** Are the lines a table of numbers with a header that names a step or an epoch? */
export function isTable([header = "", ...others]: readonly string[]): boolean {
  if (!separators.some((separator) => header.includes(separator))) return false;
  const rows = others.slice(0, 50);
  const { names, separator } = tableOf("", header);
  const hasStep = names.some((name) => stepNames.includes(name) || epochNames.includes(name));
  if (!hasStep || names.length < 2 || rows.length === 0) return false;
  if (names.some((name) => name === "" || numberOf(name) !== undefined)) return false;
  const regular = rows.filter((row) => {
    const cells = cellsOf(row, separator);
    const numbers = cells.filter((cell) => numberOf(cell) !== undefined);
    return cells.length === names.length && numbers.length > 1;
  });
  return regular.length * 2 >= rows.length;
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
  readonly names: readonly string[];
  /** The only metric's full name, where the file's name tells it (DeepSpeed). */
  readonly tag: string | null;
}

function tableOf(path: string, header: string): Table {
  const count = (separator: string) => cellsOf(header, separator).length;
  const separator = separators.toSorted((a, b) => count(b) - count(a))[0] ?? ",";
  const names = cellsOf(header, separator);
  return { separator, names, tag: deepspeedTag(path, names) };
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

/** One row; none where all cells but the position's are empty. */
function rowFacts(table: Table, place: Place, cells: readonly string[]): readonly Fact[] {
  const row = Object.fromEntries(table.names.map((name, at) => [name, cells[at] ?? ""]));
  const fields = Object.entries(row).filter(([name, cell]) => cell !== "" && !isLabel(name));
  const { axes, values } = rowParts(fields.map(plainField));
  if (values.size === 0) return [];
  const step = stepIn(row, stepNames);
  const tag = table.tag;
  const named = tag === null ? values : new Map([...values.values()].map((value) => [tag, value]));
  const bySamples = step !== null && tag?.startsWith("Train/Samples/") === true;
  const position = bySamples ? { step: null, axes: { ...axes, samples: step } } : { step, axes };
  const style = { naming: "plain", rank: sourceRank.jsonl } as const;
  return [{ kind: "training-row", place, ...position, values: named, ...style }];
}

import { type Fact, type IssueFact, type Place, issue } from "../fact.ts";
import { LastText } from "../last-text.ts";
import { numberOf } from "../number-text.ts";
import type { SourceFile } from "../source.ts";
import { type TextLine, textLines } from "../text-lines.ts";
import { stepIn } from "../training-row.ts";
import { cellsOf } from "./cells.ts";
import { exportedRows } from "./exported-rows.ts";
import { headLines } from "./head-lines.ts";
import { isInternal, stepNames, usedAsStep } from "./names.ts";
import { genericRow, startFact } from "./row-facts.ts";
import { type Table, isOtherHeader, recordOf, tableOf } from "./table.ts";
import { tagRow } from "./tag-download.ts";

/** The facts of a table. Empty cells are values that were not logged. */
export async function* csvFacts(file: SourceFile): AsyncIterable<Fact> {
  const head = await headLines(file);
  let table: Table | null = null;
  const lastCells = new LastText();
  let records = 0;
  let dropped = 0;
  for await (const line of textLines(file.bytes())) {
    if (line.text.trim() === "" && line.tooLong === null) continue;
    if (!table) {
      table = tableOf(file.path, head.length === 0 ? [line.text] : head);
      continue;
    }
    records++;
    if (mayBeHeader.test(line.text) && isOtherHeader(table, cellsOf(line.text, table.separator)))
      table = tableOf(file.path, [line.text]);
    for (const fact of lineFacts(table, file.path, line, lastCells)) {
      if (fact.kind === "issue" && fact.severity === "dropped") dropped++;
      yield fact;
    }
  }
  yield { kind: "read", file: file.path, records, dropped };
}

/** What stands in every header. */
const mayBeHeader = /step|iter|epoch|episode/i;

function lineFacts(
  table: Table,
  path: string,
  { text, line, ended, tooLong }: TextLine,
  lastCells: LastText,
): readonly Fact[] {
  const place = { file: path, line };
  if (tooLong !== null) return [issue("too-large", "dropped", place, tooLong)];
  const cells = cellsOf(text, table.separator);
  if (!ended && isCut(table, cells, lastCells)) {
    const whole = rowFacts(table, place, cells.slice(0, -1));
    return [...whole, cutOff(place, table.names[cells.length - 1], text)];
  }
  if (cells.join(table.separator) === table.header) return [startFact(place)];
  const start = text.slice(0, 60);
  if (cells.length !== table.names.length) {
    const why = `${cells.length} cells instead of ${table.names.length}: ${start}`;
    return [issue("unusable-record", "dropped", place, why)];
  }
  lastCells.see(cells.at(-1) ?? "");
  return rowFacts(table, place, cells);
}

/** Has the last line of a file, without its newline, fewer cells than others, or a last one that may be cut off? */
function isCut({ names }: Table, cells: readonly string[], lastCells: LastText): boolean {
  const last = cells.at(-1) ?? "";
  if (cells.length !== names.length) return cells.length < names.length;
  return last !== "" && lastCells.mayBeCut(last);
}

function cutOff(place: Place, name: string | undefined, text: string): IssueFact {
  const why = `no newline at the end, cut off in ${name ?? "the last cell"}: ${text.slice(-60)}`;
  return issue("truncated-line", "dropped", place, why);
}

/** The rows of a line; none where all cells but the position's are empty. */
function rowFacts(table: Table, place: Place, cells: readonly string[]): readonly Fact[] {
  if (table.isTagDownload) return [tagRow(place, cells)].filter((row) => row !== null);
  const record = recordOf(table, cells);
  const step = stepIn(record, stepNames);
  if (table.exported) return exportedRows(table, table.exported, place, { cells, step });
  const row = genericRow(place, step, fieldsOf(record, table), table.columns);
  if (row === null) return [];
  const unread = row.step === null && row.axes.epoch === undefined ? unreadStep(record) : null;
  if (unread !== null)
    return [issue("unusable-record", "dropped", place, `the step is no number: ${unread}`)];
  const { tag } = table;
  if (tag === null) return [row];
  const values = new Map([...row.values.values()].map((value) => [tag, value]));
  if (step === null || !tag.startsWith("Train/Samples/")) return [{ ...row, values }];
  return [{ ...row, values, step: null, axes: { ...row.axes, samples: step } }];
}

/** What stands where the step should, if it is no number at all. */
function unreadStep(record: Readonly<Record<string, string>>): string | null {
  const texts = stepNames.map((name) => record[name] ?? "");
  return texts.find((text) => text.trim() !== "" && numberOf(text) === undefined) ?? null;
}

function fieldsOf(record: Readonly<Record<string, string>>, { renamed }: Table) {
  const used = usedAsStep(record);
  return Object.entries(record)
    .filter(([name, cell]) => cell !== "" && !isInternal(name) && name !== used)
    .map(([name, cell]) => [renamed.get(name) ?? name, cell] as const);
}

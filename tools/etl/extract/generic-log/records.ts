import type { Fact } from "../fact.ts";
import { type JsonRecord, isRecord, jsonLineFacts, objectOfLine } from "../json-lines.ts";
import type { Probe, SourceFile } from "../source.ts";
import { stepIn } from "../training-row.ts";
import { type Columns, columnsOf, mostLookedAt, plainColumns } from "./columns.ts";
import { fieldKind } from "./field-kinds.ts";
import { headLines } from "./head-lines.ts";
import { isItemTable } from "./item-table.ts";
import { epochNames, isInternal, stepNames, usedAsStep } from "./names.ts";
import { genericRow, startFact } from "./row-facts.ts";
import { splitField } from "./split-field.ts";

type Row = Readonly<Record<string, unknown>>;

/** Keys of samples, reviews and chats, whose records may carry a step-like number too. */
const foreign =
  `input target prediction prompt messages message choices sample_score question answer
  response completion role content text dialogue suite`.split(/\s+/);

/** Are at least half of the lines objects with a step and another number, none of them a sample? */
export function isRecordLog({ lines }: Probe): boolean {
  const head = lines.slice(0, 50);
  const rows = head
    .map((line) => (line.startsWith("{") ? objectOfLine(line) : null))
    .filter((row) => row !== null);
  return isLogOf(rows, head.length);
}

/** @param of how many records they are the usable ones */
export function isLogOf(rows: readonly Row[], of: number): boolean {
  const placed = rows.filter(hasPosition);
  if (placed.some((row) => foreign.some((name) => Object.hasOwn(row, name)))) return false;
  const usable = placed.filter((row) => genericRow(anywhere, null, fieldsOf(row)) !== null);
  return usable.length > 0 && usable.length * 2 >= of && !isItemTable(usable);
}

export function hasPosition(row: Row): boolean {
  return (
    stepIn(row, stepNames) !== null || epochNames.some((name) => typeof row[name] === "number")
  );
}

export function stepOf(row: Row): number | null {
  return stepIn(row, stepNames);
}

const anywhere = { file: "", line: null };

/** The facts of a file of JSON lines. */
export async function* recordFacts(file: SourceFile): AsyncIterable<Fact> {
  let lastIter: number | null = null;
  let rows = 0;
  const columns = columnsOfRows((await headLines(file)).map(objectOfLine));
  yield* jsonLineFacts(file, ({ line, value }: JsonRecord): readonly Fact[] | null => {
    const place = { file: file.path, line };
    if (isSessionHead(value)) return rows === 0 ? [] : [startFact(place)];
    if (!hasPosition(value)) return null;
    const iter = stepIn(value, ["iter"]);
    const validated = iter === null ? lastIter : null;
    lastIter = iter ?? lastIter;
    const all = fieldsOf(value);
    const kinds = all.map(([name]) => fieldKind(name));
    const saysWhat = splitField(all, kinds, columns.flags) !== null;
    const fields = validated === null || saysWhat ? all : all.map(validationField);
    const row = genericRow(place, validated ?? stepOf(value), fields, columns);
    if (row === null) return null;
    rows++;
    return [row];
  });
}

/** What the first rows of a log tell of its fields. */
export function columnsOfRows(rows: readonly (Row | null)[]): Columns {
  const first = rows.filter((row) => row !== null && hasPosition(row)).slice(0, mostLookedAt);
  return first.length === 0
    ? plainColumns
    : columnsOf(first.map((row) => Object.fromEntries(fieldsOf(row ?? {}))));
}

/** mmcv and the tools on it write what they run on before the rows of each start. */
function isSessionHead(row: Row): boolean {
  return "env_info" in row && !hasPosition(row);
}

/**
 * mmengine writes `iter` in training rows only. The `step` of its validation rows counts epochs, so
 * they stand at the last `iter`; names in them that have no group would be taken for training's.
 */
function validationField([name, value]: readonly [string, unknown]): readonly [string, unknown] {
  const stays = name.includes("/") || name === "epoch" || name === "step";
  return [stays || typeof value === "string" ? name : `val_${name}`, value];
}

/** The fields with nested objects flattened: {"train":{"loss":1}} gives train/loss. */
export function fieldsOf(row: Row): readonly (readonly [string, unknown])[] {
  const used = usedAsStep(row);
  return Object.entries(row).flatMap(([name, value]) => {
    if (isInternal(name) || name === used) return [];
    if (!isRecord(value)) return [[name, value] as const];
    const inner = fieldsOf(value);
    return name === "metrics"
      ? inner
      : inner.map(([key, item]) => [`${name}/${key}`, item] as const);
  });
}

import type { Documents } from "../documents.ts";
import { type Fact, issue } from "../fact.ts";
import { isRecord } from "../json-lines.ts";
import { numberOf } from "../number-text.ts";
import type { Probe, SourceFile } from "../source.ts";
import { type Columns, mostLookedAt } from "./columns.ts";
import { type Curve, isCurve, listsIn, nestedCurves, rowsOfLists } from "./json-curves.ts";
import { columnsOfRows, fieldsOf, hasPosition, isLogOf, stepOf } from "./records.ts";
import { genericRow } from "./row-facts.ts";
import { tagRow } from "./tag-download.ts";

/**
 * A document of [time, step, value], as TensorBoard gives it; of rows; of curves with `x` and `y`; or of a list
 * of values for each metric.
 */
export function isLogDocument({ json, isDocument, text, size, bytes }: Probe): boolean {
  if (!isDocument) return size > bytes.length && triples.test(text);
  const items = itemsOf(json);
  if (items.length === 0) return false;
  if (items.every(isTriple) || items.every(isCurve)) return true;
  const rows = items.filter(isRecord);
  if (listsIn(json) !== null) return true;
  return rows.length === items.length && isLogOf(rows.slice(0, 50), Math.min(50, rows.length));
}

/** The head of a long download of TensorBoard's. */
const triples = /^\s*\[\s*\[\s*\d{9,10}(?:\.\d+)?\s*,\s*-?\d+\s*,\s*[-+.\deEaNIfinty]+\s*\]\s*,/;

/** What stands in a document one after the other. */
function itemsOf(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  if (!isRecord(json)) return [];
  const lists = listsIn(json);
  if (lists !== null) return rowsOfLists(lists);
  const curves = nestedCurves(json);
  if (curves.length > 0) return curves;
  const [only, another] = Object.values(json).filter(
    (value) => Array.isArray(value) && value.some(isRecord),
  );
  return Array.isArray(only) && another === undefined ? only : [];
}

export async function* documentFacts(
  file: SourceFile,
  documents: Documents,
  known: unknown,
): AsyncIterable<Fact> {
  const place = { file: file.path, line: null };
  const read = known === undefined ? await documents.json(file) : null;
  if (read?.kind === "issue") yield read;
  const items = itemsOf(read?.kind === "ok" ? read.value : known);
  if (items.length === 0) {
    yield { kind: "read", file: file.path, records: 1, dropped: 1 };
    return;
  }
  const columns = columnsOfRows(items.slice(0, mostLookedAt).filter(isRecord));
  const isOfLists = listsIn(read?.kind === "ok" ? read.value : known) !== null;
  let dropped = 0;
  for (const [at, item] of items.entries()) {
    const rows = [...itemFacts(file.path, item, columns, isOfLists)];
    yield* rows;
    if (rows.length > 0) continue;
    dropped++;
    yield issue("unusable-record", "dropped", place, `[${at}] holds no step and number`);
  }
  yield { kind: "read", file: file.path, records: items.length, dropped };
}

function* itemFacts(
  path: string,
  item: unknown,
  columns: Columns,
  isOfLists: boolean,
): Iterable<Fact> {
  const place = { file: path, line: null };
  if (isTriple(item)) yield* [tagRow(place, item)].filter((row) => row !== null);
  else if (isCurve(item)) yield* curveFacts(path, item);
  else if (isRecord(item) && (isOfLists || hasPosition(item))) {
    const row = genericRow(place, stepOf(item), fieldsOf(item), columns);
    if (row) yield row;
  }
}

function isTriple(item: unknown): item is readonly unknown[] {
  if (!Array.isArray(item) || item.length !== 3) return false;
  const [wall, step, value] = item.map(numberOf);
  return wall !== undefined && wall > 1e8 && Number.isSafeInteger(step) && value !== undefined;
}

function* curveFacts(path: string, { name, x, y }: Curve): Iterable<Fact> {
  for (const [at, value] of y.entries()) {
    const step = numberOf(x[at]);
    if (step === undefined || !Number.isSafeInteger(step)) continue;
    const row = genericRow({ file: path, line: null }, step, [[name, value]]);
    if (row) yield row;
  }
}

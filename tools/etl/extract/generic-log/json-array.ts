import type { Documents } from "../documents.ts";
import { type Fact, issue } from "../fact.ts";
import { isRecord } from "../json-lines.ts";
import { numberOf } from "../number-text.ts";
import type { Probe, SourceFile } from "../source.ts";
import { fieldsOf, hasPosition, isLogOf, stepOf } from "./records.ts";
import { genericRow } from "./row-facts.ts";
import { tagRow } from "./tag-download.ts";

/** An array of [time, step, value], as TensorBoard gives it; of rows; or of curves with `x` and `y`. */
export function isLogArray({ json, isDocument, text, size, bytes }: Probe): boolean {
  if (!isDocument) return size > bytes.length && triples.test(text);
  if (!Array.isArray(json) || json.length === 0) return false;
  const items: readonly unknown[] = json;
  if (items.every(isTriple) || items.every(isCurve)) return true;
  const rows = items.filter(isRecord);
  return rows.length === items.length && isLogOf(rows.slice(0, 50), Math.min(50, rows.length));
}

/** The head of a long download of TensorBoard's. */
const triples = /^\s*\[\s*\[\s*\d{9,10}(?:\.\d+)?\s*,\s*-?\d+\s*,\s*[-+.\deEaNIfinty]+\s*\]\s*,/;

export async function* arrayFacts(
  file: SourceFile,
  documents: Documents,
  known: unknown,
): AsyncIterable<Fact> {
  const place = { file: file.path, line: null };
  const read = known === undefined ? await documents.json(file) : null;
  if (read?.kind === "issue") yield read;
  const items = read?.kind === "ok" ? read.value : known;
  if (!Array.isArray(items)) {
    yield { kind: "read", file: file.path, records: 1, dropped: 1 };
    return;
  }
  let dropped = 0;
  for (const [at, item] of items.entries()) {
    const rows = [...itemFacts(file.path, item)];
    yield* rows;
    if (rows.length > 0) continue;
    dropped++;
    yield issue("unusable-record", "dropped", place, `[${at}] holds no step and number`);
  }
  yield { kind: "read", file: file.path, records: items.length, dropped };
}

function* itemFacts(path: string, item: unknown): Iterable<Fact> {
  const place = { file: path, line: null };
  if (isTriple(item)) yield* [tagRow(place, item)].filter((row) => row !== null);
  else if (isCurve(item)) yield* curveFacts(path, item);
  else if (isRecord(item) && hasPosition(item)) {
    const row = genericRow(place, stepOf(item), fieldsOf(item));
    if (row) yield row;
  }
}

function isTriple(item: unknown): item is readonly unknown[] {
  if (!Array.isArray(item) || item.length !== 3) return false;
  const [wall, step, value] = item.map(numberOf);
  return wall !== undefined && wall > 1e8 && Number.isSafeInteger(step) && value !== undefined;
}

interface Curve {
  readonly name: string;
  readonly x: readonly unknown[];
  readonly y: readonly unknown[];
}

function isCurve(item: unknown): item is Curve {
  if (!isRecord(item) || typeof item["name"] !== "string") return false;
  const { x, y } = item;
  return Array.isArray(x) && Array.isArray(y) && x.length === y.length && x.length > 0;
}

function* curveFacts(path: string, { name, x, y }: Curve): Iterable<Fact> {
  for (const [at, value] of y.entries()) {
    const step = numberOf(x[at]);
    if (step === undefined || !Number.isSafeInteger(step)) continue;
    const row = genericRow({ file: path, line: null }, step, [[name, value]]);
    if (row) yield row;
  }
}

import { numberOf } from "../number-text.ts";
import { epochNames, stepNames } from "./names.ts";
import { stepIn } from "../training-row.ts";

type Row = Readonly<Record<string, unknown>>;

/**
 * Is each row about an item (a question, a sample) and not about a moment of a training? A field names
 * the items; one that may count the rows as well does only if the steps stand still and its values come back.
 */
export function isItemTable(rows: readonly Row[]): boolean {
  const names = Object.keys(rows[0] ?? {});
  const ofItem = names.filter((name) => itemName.test(name));
  if (ofItem.some((name) => valuesOf(rows, name).size > 1)) return true;
  const ids = names.filter((name) => idName.test(name)).map((name) => valuesOf(rows, name));
  return !ascends(rows) && ids.some((values) => values.size > 1 && !countsRows(rows, values));
}

const itemName =
  /^(?:item|sample|question|example|instance|problem|prompt|doc|document|utterance|image)(?:_?(?:id|idx|index|key|no|number|name|uid))?$/i;
const idName = /^(?:id|idx|index|uid|uuid|qid)$/i;

function valuesOf(rows: readonly Row[], name: string): ReadonlySet<string> {
  return new Set(rows.map((row) => JSON.stringify(row[name]) ?? ""));
}

function countsRows(rows: readonly Row[], values: ReadonlySet<string>): boolean {
  return (
    values.size === rows.length &&
    [...values].every((value) => numberOf(JSON.parse(value)) !== undefined)
  );
}

/** Does the position of most rows exceed that of the row before? */
function ascends(rows: readonly Row[]): boolean {
  const positions = rows.map(positionOf);
  const rising = positions.filter((position, at) => position > (positions[at - 1] ?? Infinity));
  return rising.length * 2 >= rows.length - 1;
}

function positionOf(row: Row): number {
  return stepIn(row, stepNames) ?? numberOf(epochNames.map((name) => row[name]).find(Boolean)) ?? 0;
}

import { numberOf } from "../number-text.ts";
import { columnsOf } from "./columns.ts";
import { fieldKind } from "./field-kinds.ts";
import { epochNames, stepNames } from "./names.ts";
import { stepIn } from "../training-row.ts";

type Row = Readonly<Record<string, unknown>>;

/**
 * Is each row about an item (a question, a sample) and not about a moment of a training? A field names
 * the items; one that may count the rows as well does only if the steps stand still and its values come back.
 */
export function isItemTable(rows: readonly Row[]): boolean {
  const names = Object.keys(rows[0] ?? {});
  if (isOfOneMoment(rows, names)) return true;
  const ofItem = names.filter((name) => itemName.test(name));
  if (ofItem.some((name) => valuesOf(rows, name).size > 1)) return true;
  const ids = names.filter((name) => idName.test(name)).map((name) => valuesOf(rows, name));
  return !ascends(rows) && ids.some((values) => values.size > 1 && !countsRows(rows, values));
}

/** So many rows of one step, and nothing that tells parts of a training apart, are a table of models or of trials. */
const fewest = 3;

function isOfOneMoment(rows: readonly Row[], names: readonly string[]): boolean {
  const isPart = names.some((name) => {
    const kind = fieldKind(name);
    return kind === "split" || kind === "flag" || kind === "name" || /rank/i.test(name);
  });
  if (rows.length < fewest || isPart || columnsOf(rows).long !== null) return false;
  return new Set(rows.map(positionOf)).size === 1 && new Set(rows.map(wordsOf)).size > 1;
}

/** The texts of a row, and the settings that it was made with. */
function wordsOf(row: Row): string {
  const words = Object.entries(row).filter(
    ([name, value]) => numberOf(value) === undefined || setting.test(name),
  );
  return JSON.stringify(words);
}

const setting =
  /^(?:lr|learning_?rate|batch_?size|dropout|weight_?decay|hidden_?(?:size|dim)|(?:num_|n_)?layers|optimizer|warmup\w*|momentum|beta\w*|gamma|alpha|seed|trial\w*|max_?depth|n_estimators)$/i;

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

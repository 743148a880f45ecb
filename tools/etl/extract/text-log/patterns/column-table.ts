import { isMetricWord } from "../../metric-words.ts";
import { numberOf } from "../../number-text.ts";
import { type NewPattern, plainRow } from "../pattern.ts";

const first = /^(?:e|ep|epochs?|steps?|iters?|iterations?|#)$/i;
const border = /^[-=─━+|\s]+$/;

/**
 * A table of columns under their names: spaCy's training (`E  #  LOSS NER  ENTS_F  SCORE`), fastai's, skorch's, and tables with
 * bars between the columns. https://spacy.io/api/cli#train https://docs.fast.ai/callback.progress.html
 * What spaCy calls a loss is of training, all else of its evaluation. Times are left out.
 */
export const columnTable: NewPattern = () => {
  let names: readonly string[] = [];
  return {
    id: "column-table",
    closed: false,
    match({ text }) {
      if (border.test(text)) return null;
      const header = headerOf(text);
      if (header) {
        names = header;
        return null;
      }
      if (names.length === 0) return null;
      const cells = cellsIn(text, false);
      if (cells.length !== names.length || !cells.every(isCell)) {
        names = [];
        return null;
      }
      return rowOf(names, cells);
    },
  };
};

function headerOf(text: string): readonly string[] | null {
  const cells = cellsIn(text, /\S  +\S|\t|\|/.test(text));
  const [position = "", ...others] = cells;
  const isHeader =
    first.test(position) &&
    others.length > 0 &&
    cells.every((cell) => numberOf(cell) === undefined);
  return isHeader &&
    others.some(isMetricWord) &&
    cells.every((cell) => /^[\w#@%./() -]+$/.test(cell))
    ? cells
    : null;
}

/** @param isWide a name may hold single spaces */
function cellsIn(text: string, isWide: boolean): readonly string[] {
  const parts = text.includes("|")
    ? text
        .trim()
        .replace(/^\||\|$/g, "")
        .split("|")
    : null;
  return (parts ?? text.trim().split(isWide ? /\s{2,}|\t/ : /\s+/)).map((cell) => cell.trim());
}

function isCell(cell: string): boolean {
  return (
    numberOf(cell) !== undefined ||
    /^(?:\d+:)?\d+:\d+(?:\.\d+)?$/.test(cell) ||
    /^(?:\d+\/\d+|-+|None|)$/.test(cell)
  );
}

function rowOf(names: readonly string[], cells: readonly string[]) {
  const isSpacy = names[0] === "E" && names[1] === "#";
  // All metrics of fastai are measured on what its loss of validation is.
  const isFastai = names[1] === "train_loss" && names[2] === "valid_loss";
  let step: number | null = null;
  const fields = cells.flatMap((cell, at) => {
    const name = names[at] ?? "";
    if (isSpacy && at < 2) {
      if (at === 1) step = Number(cell);
      return at === 0 ? [["epoch", cell] as const] : [];
    }
    if (at === 0 && /^(?:e|ep|epochs?)$/i.test(name)) return [["epoch", cell] as const];
    if (at === 0 || /^(?:steps?|iters?|iterations?)$/i.test(name)) {
      step = Number(cell);
      return [];
    }
    const isTime = /^(?:time|dur|duration|eta|wall)$/i.test(name);
    if (isTime) return [];
    if (isSpacy) return [[spacyName(name), cell] as const];
    const isMeasured = isFastai && at > 2 && !/^(?:train|valid)_/.test(name);
    return [[isMeasured ? `eval/${name}` : name, cell] as const];
  });
  return plainRow(Number.isSafeInteger(step) ? step : null, fields);
}

function spacyName(name: string): string {
  const plain = name.toLowerCase().replaceAll(" ", "_");
  return plain.startsWith("loss_") ? `train/${plain}` : `eval/${plain}`;
}

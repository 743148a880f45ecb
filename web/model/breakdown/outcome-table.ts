import type { Outcome } from "@evalsite/protocol";
import { type AnswerShare, answerShare } from "@evalsite/statistics";
import type { ItemRows } from "../samples/item-rows.ts";
import { type NumberColumn, cellOf } from "../samples/number-column.ts";
import { shownOutcomes } from "../scores/outcome-shares.ts";
import { outcomeOf } from "../samples/sample-columns.ts";
import type { Grouping } from "./grouping.ts";

/** How many answers of a group are of a class, and what share that is. */
export interface ClassShare {
  readonly outcome: Outcome;
  readonly count: number;
  readonly share: AnswerShare | null;
}

/** One group of rows, by what became of them. */
export interface OutcomeLine {
  /** Place in `Grouping.groups`; null: all rows together. */
  readonly group: number | null;
  readonly samples: number;
  readonly items: number;
  /** The classes that occur in any group, in the order of pages. */
  readonly classes: readonly ClassShare[];
}

export interface OutcomeInput {
  readonly grouping: Grouping;
  readonly outcome: NumberColumn;
  readonly words: readonly string[];
  readonly groups: ItemRows;
  /** 1 for rows that count; null: all. */
  readonly kept: Uint8Array | null;
}

/** Sums of one line; see `ShareSums`. */
class LineSums {
  items = 0;
  answers = 0;
  answerSquares = 0;
  readonly count = new Float64Array(shownOutcomes.length);
  readonly countSquares = new Float64Array(shownOutcomes.length);
  readonly countAnswers = new Float64Array(shownOutcomes.length);
  /** Of the item that is counted now. */
  readonly #now = new Float64Array(shownOutcomes.length);
  #answersNow = 0;

  add(place: number): void {
    this.#answersNow++;
    this.#now[place] = (this.#now[place] ?? 0) + 1;
  }

  /** No more answers to this item. */
  settle(): void {
    const answers = this.#answersNow;
    if (answers === 0) return;
    this.items++;
    this.answers += answers;
    this.answerSquares += answers * answers;
    for (let place = 0; place < this.#now.length; place++) {
      const count = this.#now[place] ?? 0;
      if (count === 0) continue;
      this.count[place] = (this.count[place] ?? 0) + count;
      this.countSquares[place] = (this.countSquares[place] ?? 0) + count * count;
      this.countAnswers[place] = (this.countAnswers[place] ?? 0) + count * answers;
      this.#now[place] = 0;
    }
    this.#answersNow = 0;
  }
}

/** What became of the answers, group by group, after a first line for all of them. */
export function outcomeTable(input: OutcomeInput): readonly OutcomeLine[] {
  const { grouping, outcome, words, groups, kept } = input;
  const places = placesOf(words);
  const sums = grouping.groups.map(() => new LineSums());
  const all = new LineSums();
  let touched: LineSums[] = [];
  for (let item = 0; item < groups.items; item++) {
    const first = groups.starts === null ? item : (groups.starts[item] ?? 0);
    const end = groups.starts === null ? item + 1 : (groups.starts[item + 1] ?? first);
    for (let row = first; row < end; row++) {
      if (kept !== null && kept[row] === 0) continue;
      const place = places[cellOf(outcome, row)] ?? unscored;
      const line = sums[grouping.codes[row] ?? 0];
      if (line === undefined) continue;
      line.add(place);
      all.add(place);
      if (end - first === 1) line.settle();
      else touched.push(line);
    }
    for (const line of touched) line.settle();
    touched = [];
    all.settle();
  }
  const shown = shownOutcomes.flatMap((_, place) => (all.count[place] ? [place] : []));
  return [
    lineOf(all, null, shown),
    ...sums.flatMap((line, group) => (line.answers === 0 ? [] : [lineOf(line, group, shown)])),
  ];
}

const unscored = shownOutcomes.indexOf("unscored");

/** Of each code of the column its place among the shown classes. */
function placesOf(words: readonly string[]): readonly number[] {
  return words.map((_, code) => shownOutcomes.indexOf(outcomeOf(words, code) ?? "unscored"));
}

function lineOf(sums: LineSums, group: number | null, shown: readonly number[]): OutcomeLine {
  const { items, answers, answerSquares } = sums;
  const classes = shown.flatMap((place): readonly ClassShare[] => {
    const outcome = shownOutcomes[place];
    if (outcome === undefined) return [];
    const count = sums.count[place] ?? 0;
    const share = answerShare({
      items,
      answers,
      answerSquares,
      count,
      countSquares: sums.countSquares[place] ?? 0,
      countAnswers: sums.countAnswers[place] ?? 0,
    });
    return [{ outcome, count, share }];
  });
  return { group, samples: answers, items, classes };
}

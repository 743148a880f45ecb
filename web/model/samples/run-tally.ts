import type { ItemComparison } from "./item-flips.ts";
import { cellOf } from "./number-column.ts";

/** How many runs have a verdict on each line, and how many of these are right. */
export interface RunTally {
  readonly known: Uint16Array;
  readonly right: Uint16Array;
}

export function tallyRuns({ runs, lines }: ItemComparison): RunTally {
  const [known, right] = [new Uint16Array(lines), new Uint16Array(lines)];
  for (const run of runs)
    for (let line = 0; line < lines; line++) {
      const verdict = run.right[line] ?? 2;
      if (verdict > 1) continue;
      known[line] = (known[line] ?? 0) + 1;
      right[line] = (right[line] ?? 0) + verdict;
    }
  return { known, right };
}

/**
 * Lines with those first on which most pairs of runs contradict each other (right against not right); where as many do, in
 * the order given. The share of contradicting pairs is r·(k − r) / (k·(k − 1)/2), for r right of k with a verdict.
 */
export function byDisagreement(lines: Uint32Array, { known, right }: RunTally): Uint32Array {
  return byShare(lines, (line) => {
    const [k, r] = [known[line] ?? 0, right[line] ?? 0];
    return k < 2 ? 0 : (2 * r * (k - r)) / (k * (k - 1));
  });
}

/** Lines with those first on which the mean scores of the runs are furthest apart; where as far, in the order given. */
export function bySpread(lines: Uint32Array, { runs, lines: all }: ItemComparison): Uint32Array {
  const spread = new Float64Array(all);
  const [least, most] = [
    new Float64Array(all).fill(Infinity),
    new Float64Array(all).fill(-Infinity),
  ];
  for (const { score } of runs) {
    if (score === null) continue;
    for (let line = 0; line < all; line++) {
      const value = cellOf(score, line);
      if (value < (least[line] ?? 0)) least[line] = value;
      if (value > (most[line] ?? 0)) most[line] = value;
    }
  }
  let largest = 0;
  for (let line = 0; line < all; line++) {
    spread[line] = Math.max(0, (most[line] ?? 0) - (least[line] ?? 0));
    largest = Math.max(largest, spread[line] ?? 0);
  }
  return byShare(lines, (line) => (largest === 0 ? 0 : (spread[line] ?? 0) / largest));
}

/** Lines with the largest share first, sorted by counting: a million lines are to come at once. @param shareOf 0 to 1 */
function byShare(lines: Uint32Array, shareOf: (line: number) => number): Uint32Array {
  const places = new Uint32Array(steps + 2);
  const keys = new Uint32Array(lines.length);
  for (let at = 0; at < keys.length; at++) {
    const key = steps - Math.round(shareOf(lines[at] ?? 0) * steps);
    keys[at] = key;
    places[key + 1] = (places[key + 1] ?? 0) + 1;
  }
  for (let key = 1; key < places.length; key++)
    places[key] = (places[key] ?? 0) + (places[key - 1] ?? 0);
  const sorted = new Uint32Array(lines.length);
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? 0;
    const place = places[key] ?? 0;
    sorted[place] = lines[at] ?? 0;
    places[key] = place + 1;
  }
  return sorted;
}

/** Of the share; those of a thousand runs are told apart. */
const steps = 2 ** 20;

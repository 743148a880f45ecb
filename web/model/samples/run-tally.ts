import type { ItemComparison } from "./item-flips.ts";

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
  // Sorted by counting: a million lines are to come at once.
  const places = new Uint32Array(steps + 2);
  const keys = new Uint32Array(lines.length);
  for (let at = 0; at < keys.length; at++) {
    const line = lines[at] ?? 0;
    const [k, r] = [known[line] ?? 0, right[line] ?? 0];
    const share = k < 2 ? 0 : (2 * r * (k - r)) / (k * (k - 1));
    const key = steps - Math.round(share * steps);
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

import type { ItemComparison } from "./item-flips.ts";

/** What became of an item over the checkpoints of a training. */
export const learningKinds = ["untold", "never", "learned", "forgotten"] as const;

/** By line; checkpoints are counted from 0 in the order of their steps. */
export interface Learning {
  /** Places in `learningKinds`. */
  readonly kind: Uint8Array;
  /** Learned: the first checkpoint from which it stays right to the end. Forgotten: the last from which it stays wrong. */
  readonly at: Uint16Array;
  /** How often right and not right follow each other, 255 at most; three or more are unstable. */
  readonly changes: Uint8Array;
}

export const fewestChanges = 3;

const [untold, never, learned, forgotten] = [0, 1, 2, 3];

/**
 * When each item was learned, and when forgotten. A checkpoint that says nothing of an item is passed over.
 * @param track runs of the comparison by the steps of their checkpoints, ascending
 */
export function learningOf({ runs, lines }: ItemComparison, track: readonly number[]): Learning {
  const kind = new Uint8Array(lines);
  const at = new Uint16Array(lines);
  const changes = new Uint8Array(lines);
  const last = new Uint8Array(lines).fill(2);
  track.forEach((run, place) => {
    const right = runs[run]?.right;
    if (right === undefined) return;
    for (let line = 0; line < lines; line++) {
      const verdict = right[line] ?? 2;
      const before = last[line] ?? 2;
      if (verdict > 1 || verdict === before) continue;
      last[line] = verdict;
      at[line] = place;
      kind[line] = verdict === 1 ? learned : before === 2 ? never : forgotten;
      if (before !== 2) changes[line] = Math.min(255, (changes[line] ?? 0) + 1);
    }
  });
  return { kind, at, changes };
}

/** The lists of items that checkpoints tell. */
export type LearningList = "kept" | "forgotten" | "unsettled";

/** 1 for every line of a list: learned on the way and kept; forgotten; with three or more changes. */
export function markLearning({ kind, at, changes }: Learning, list: LearningList): Uint8Array {
  const marks = new Uint8Array(kind.length);
  for (let line = 0; line < marks.length; line++) {
    const isListed =
      list === "unsettled"
        ? (changes[line] ?? 0) >= fewestChanges
        : list === "forgotten"
          ? kind[line] === forgotten
          : kind[line] === learned && (at[line] ?? 0) > 0;
    if (isListed) marks[line] = 1;
  }
  return marks;
}

/** Lines by the checkpoint at which they were learned; then those forgotten, by when; then the rest. Otherwise in the order given. */
export function byLearning(
  lines: Uint32Array,
  learning: Learning,
  checkpoints: number,
): Uint32Array {
  const keyOf = (line: number) => {
    const { [line]: kind = untold } = learning.kind;
    if (kind === learned) return learning.at[line] ?? 0;
    return kind === forgotten ? checkpoints + (learning.at[line] ?? 0) : checkpoints * 2 + 1 - kind;
  };
  const places = new Uint32Array(checkpoints * 2 + 3);
  for (const line of lines) {
    const next = keyOf(line) + 1;
    places[next] = (places[next] ?? 0) + 1;
  }
  for (let key = 1; key < places.length; key++)
    places[key] = (places[key] ?? 0) + (places[key - 1] ?? 0);
  const sorted = new Uint32Array(lines.length);
  for (const line of lines) {
    const key = keyOf(line);
    const place = places[key] ?? 0;
    sorted[place] = line;
    places[key] = place + 1;
  }
  return sorted;
}

/** A run, and where in its training it stands. */
interface Placed {
  readonly experiment: string | null;
  readonly step: number | null;
}

/**
 * The runs that are checkpoints of one training, by step: of the experiment that most of them belong to; fewer than two are none.
 * @returns positions of the runs
 */
export function checkpointTrack(runs: readonly Placed[]): readonly number[] {
  const placed = runs.flatMap(({ experiment, step }, at) =>
    step === null ? [] : [{ experiment, step, at }],
  );
  const groups = [...Map.groupBy(placed, ({ experiment }) => experiment).values()];
  const largest = groups.toSorted((a, b) => b.length - a.length)[0] ?? [];
  if (new Set(largest.map(({ step }) => step)).size < 2) return [];
  return largest.toSorted((a, b) => a.step - b.step || a.at - b.at).map(({ at }) => at);
}

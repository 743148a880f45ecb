import { extentOf } from "./extent.ts";
import { naturalOrder } from "./natural-order.ts";
import { type Track, continuedBy } from "./track.ts";
import { isEventFile } from "./track-relation.ts";

/**
 * Tracks of which one takes up where another of its kind stopped, and may repeat its end, as one: a training was
 * resumed, and its new process writes a file of its own.
 */
export function continuedTracks(tracks: readonly Track[]): readonly Track[] {
  const chains: { readonly whole: Track; readonly last: Track }[] = [];
  for (const track of tracks.toSorted(inTime)) {
    const at = chains.findLastIndex(({ last }) => isContinuedBy(last, track));
    const chain = chains[at];
    if (chain) chains[at] = { whole: continuedBy(chain.whole, track), last: track };
    else chains.push({ whole: track, last: track });
  }
  return chains.map(({ whole }) => whole);
}

function inTime(a: Track, b: Track): number {
  const start = ({ clock }: Track) => clock?.[0] ?? 0;
  const step = ({ steps }: Track) => steps?.[0] ?? 0;
  return start(a) - start(b) || step(a) - step(b) || naturalOrder(a.file, b.file);
}

/**
 * Files of one training have one kind of name in one folder, or in folders that are named after the start. A
 * later one begins at a later step, after the clock time at which the earlier one ended; where no clock
 * tells, it repeats every step of the earlier one from there on.
 */
function isContinuedBy(last: Track, next: Track): boolean {
  const isKind = last.rank === next.rank && last.xIs === next.xIs && next.xIs !== "row";
  if (!isKind || kindOf(last.file) !== kindOf(next.file)) return false;
  const byClock = followsInTime(last, next);
  if (byClock !== null && isEventFile(next.file)) return byClock;
  if (!last.steps || !next.steps || next.steps[0] <= last.steps[0]) return false;
  return byClock ?? repeatsAll(last.readings.steps, next.readings.steps);
}

/** Null where one of them has no clock. */
function followsInTime(last: Track, next: Track): boolean | null {
  return last.clock && next.clock ? last.clock[1] <= next.clock[0] : null;
}

/** A file's path without what differs from start to start: numbers, and folders named after a start. */
function kindOf(path: string): string {
  const segments = path.split("/").filter((segment) => !startFolder.test(segment));
  const file = segments.pop() ?? "";
  if (isEventFile(file)) return [...segments, "events"].join("/");
  return [...segments, file.replaceAll(/\d+/g, "#")].join("/");
}

/** torch's and HF's event folders, ms-swift's output folders, mmengine's and others' plain times. */
const startFolder =
  /^(?:[A-Z][a-z]{2}\d{2}_\d{2}-\d{2}-\d{2}(?:_.*)?|v\d+-\d{8}-\d{6}|\d{4}-?\d{2}-?\d{2}[-_T]?\d{2}[-_:]?\d{2}[-_:]?\d{2})$/;

/** Is every step of the first, from the first of the second to the end of either, in the second, too? */
function repeatsAll(steps: Float64Array, again: Float64Array): boolean {
  const [start = 0, end = 0] = extentOf(again) ?? [];
  const known = new Set(again);
  return steps.every((step) => step < start || step > end || known.has(step));
}

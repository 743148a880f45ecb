import type { RunIndexEntry } from "@evalsite/protocol";

/** A run's entry in the index of a publication. */
export interface KnownEntry {
  readonly entry: RunIndexEntry;
  /** Where it stands. */
  readonly range: ByteRange;
}

/** A part of the bytes of a file that lies in memory. */
export interface ByteRange {
  readonly of: Buffer;
  readonly start: number;
  readonly end: number;
}

const begin = Buffer.from('{"run_id":');
const between = Buffer.from(`},${begin.toString()}`);

/**
 * The entries of an index that this program wrote, by run id. Each is parsed by itself: the whole may be longer than a
 * text can be.
 * @param runIds in the order of the index, sorted by code units
 * @throws if other runs stand in it, which cannot be where its CRC was compared
 */
export function knownEntries(
  index: Buffer,
  runIds: readonly string[],
): ReadonlyMap<string, KnownEntry> {
  const entries = new Map<string, KnownEntry>();
  let start = index.indexOf(begin);
  for (const runId of runIds) {
    const next = start === -1 ? -1 : index.indexOf(between, start);
    const end = next === -1 ? index.lastIndexOf("]") : next + 1;
    // Quotes within texts are escaped, and no entry holds a list of objects that begin like an entry.
    const entry = JSON.parse(index.toString("utf8", start, end)) as RunIndexEntry;
    if (entry.run_id !== runId) throw new Error(`index.json: ${runId} is not where it was written`);
    entries.set(runId, { entry, range: { of: index, start, end } });
    start = next === -1 ? -1 : next + 2;
  }
  return entries;
}

/**
 * The index in parts, each a text that was made now or bytes that stood in the index before. What stood side by side
 * is one part.
 */
export function* indexParts(
  entries: Iterable<RunIndexEntry | ByteRange>,
): Iterable<string | Uint8Array> {
  let sign = "[";
  let side: ByteRange[] = [];
  for (const entry of entries) {
    const last = side.at(-1);
    if (!("of" in entry)) {
      if (last !== undefined) yield bytesOf(side);
      yield sign + JSON.stringify(entry);
      side = [];
    } else if (entry.of === last?.of && entry.start === last.end + 1) side.push(entry);
    else {
      if (last !== undefined) yield bytesOf(side);
      yield sign;
      side = [entry];
    }
    sign = ",";
  }
  if (side.length > 0) yield bytesOf(side);
  yield sign === "[" ? "[]\n" : "]\n";
}

/** Of parts that stand side by side. */
function bytesOf(side: readonly ByteRange[]): Uint8Array {
  const [first] = side;
  return first === undefined ? new Uint8Array() : first.of.subarray(first.start, side.at(-1)?.end);
}

import type { TextField } from "../model/samples/text-field.ts";
import type { SampleReader } from "./sample-store.ts";
import { columnWorker } from "./worker-client.ts";

/** How much of the previews was read. */
export interface ReadTexts {
  readonly files: number;
  /** As they came over the network. */
  readonly bytes: number;
}

/** Files a worker is given at once: it fetches them side by side. */
const filesAtOnce = 16;

/**
 * Has the worker read a text of all rows and put these in order. Rows whose preview cannot be read have
 * no place in it. What was read before is not read again.
 * @returns whether the worker can sort now: not when it was stopped, or has failed
 */
export async function readAllTexts(
  reader: SampleReader,
  field: TextField,
  signal: AbortSignal,
  onRead: (read: ReadTexts) => void,
): Promise<boolean> {
  const { place } = reader;
  const files = place.store.previews.count;
  const index = await reader.chunkIndex("preview");
  const crcs = index.kind === "ok" ? index.value.crcs : [];
  let read: ReadTexts = { files: 0, bytes: 0 };
  // The first asks whether there is anything to do.
  for (let first = -filesAtOnce; first < files; first += filesAtOnce) {
    const from = Math.max(0, first);
    const end = Math.min(first + filesAtOnce, files);
    const chunks = Array.from({ length: Math.max(0, end - from) }, (_, at) => {
      return { chunk: from + at, crc: crcs[from + at] ?? null };
    });
    const isLast = end === files;
    const result = await columnWorker.call("texts", { place, field, chunks, isLast });
    if (signal.aborted) return false;
    if (result.kind === "problem") {
      reader.note(result.problem);
      return false;
    }
    result.value.problems.forEach(reader.note);
    if (result.value.isRanked) return true;
    read = { files: Math.max(0, end), bytes: read.bytes + result.value.bytes };
    onRead(read);
  }
  return true;
}

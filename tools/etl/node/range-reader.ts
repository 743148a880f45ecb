import { readSync } from "node:fs";
import { giveBack, takeBuffer } from "./scratch.ts";
import { NotPlainError } from "./suite-samples.ts";

/** Read at once; ranges lie mostly in the order of the file. What is read is parsed while it is in the cache. */
const windowBytes = 1 << 18;

/** Ranges of a file in bytes; a length of 0 is none. */
interface Ranges {
  readonly offsets: Float64Array;
  readonly lengths: Uint32Array;
}

/** Texts of a file, one after the other, read in windows from the first to the last of those that lie close together. */
export class RangeReader {
  private readonly file: number;
  private readonly ranges: Ranges;
  private readonly check: (bytes: Buffer) => void;
  private buffer = takeBuffer(windowBytes);
  private windowStart = 0;
  private windowEnd = 0;

  /** @param check throws if what was read is not what it must be. */
  constructor(file: number, ranges: Ranges, check: (bytes: Buffer) => void = () => undefined) {
    this.file = file;
    this.ranges = ranges;
    this.check = check;
  }

  /** The file itself stays open. */
  close(): void {
    giveBack(this.buffer);
  }

  /** @throws NotPlainError if the file has become shorter. */
  text(at: number): string {
    const offset = this.ranges.offsets[at] ?? 0;
    const end = offset + (this.ranges.lengths[at] ?? 0);
    const isInside = offset >= this.windowStart && end <= this.windowEnd;
    if (!isInside) this.readWindow(at);
    return this.buffer.toString("utf8", offset - this.windowStart, end - this.windowStart);
  }

  /** From this range on as many as lie close together. */
  private readWindow(at: number): void {
    const { offsets, lengths } = this.ranges;
    let start = offsets[at] ?? 0;
    let end = start + (lengths[at] ?? 0);
    for (let next = at + 1; next < offsets.length; next++) {
      const length = lengths[next] ?? 0;
      if (length === 0) continue;
      const offset = offsets[next] ?? 0;
      const wider = { start: Math.min(start, offset), end: Math.max(end, offset + length) };
      if (wider.end - wider.start > windowBytes) break;
      ({ start, end } = wider);
    }
    if (this.buffer.length < end - start) {
      giveBack(this.buffer);
      this.buffer = takeBuffer(end - start);
    }
    const bytes = this.buffer.subarray(0, end - start);
    readExactly(this.file, start, bytes);
    this.check(bytes);
    this.windowStart = start;
    this.windowEnd = end;
  }
}

function readExactly(file: number, offset: number, into: Buffer): void {
  for (let done = 0; done < into.length;) {
    const got = readSync(file, into, done, into.length - done, offset + done);
    if (got === 0) throw new NotPlainError("the file became shorter while it was read");
    done += got;
  }
}

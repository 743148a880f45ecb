import { closeSync, openSync, readSync } from "node:fs";
import { limits, weightOf, worthWeighing } from "../extract/limits.ts";

/** Where each sample of a file stands; all lists are as long as the file has samples, in index order. */
export interface LineIndex {
  /** The sample's own number, ascending, each once. */
  readonly indexes: Uint32Array;
  /** Bytes from the beginning of the file. */
  readonly offsets: Uint32Array | Float64Array;
  /** Bytes, without the line's end. */
  readonly lengths: Uint32Array;
  /** 1-based; null: the first sample stands in the first line, each other one in the next. */
  readonly lines: Uint32Array | null;
}

/** Small enough to stay in a processor's cache while its lines are found: 4 MiB took four times as long. */
const blockBytes = 1 << 18;
const newline = 10;
/**
 * Finds the lines of a file in which each begins with `{"index": <number>,`, without reading what comes
 * after. Null if a line begins differently, is too much to be held, or has the index of another.
 * @throws the system's error if the file cannot be read.
 */
export function lineIndex(path: string): LineIndex | null {
  const found = new FoundLines();
  const file = openSync(path, "r");
  try {
    if (!scan(file, found)) return null;
  } finally {
    closeSync(file);
  }
  return found.sorted();
}

function scan(file: number, found: FoundLines): boolean {
  let buffer = Buffer.allocUnsafe(2 * blockBytes);
  let kept = 0;
  for (let position = 0; ;) {
    const got = readSync(file, buffer, kept, blockBytes, position + kept);
    const end = kept + got;
    let start = 0;
    for (let at = buffer.indexOf(newline, 0); at !== -1 && at < end;) {
      if (!found.add(buffer, start, at, position)) return false;
      start = at + 1;
      at = start < end ? buffer.indexOf(newline, start) : -1;
    }
    kept = end - start;
    if (got === 0) return kept === 0 || found.add(buffer, start, end, position);
    if (kept > limits.line) return false;
    buffer.copyWithin(0, start, end);
    if (kept + blockBytes > buffer.length) {
      buffer = Buffer.concat([buffer], 2 * buffer.length);
    }
    position += start;
  }
}

const prefix = Buffer.from('{"index":');
const blank = 32;
const zero = 48;
const comma = 44;

/** The number that a line begins with; -1 if it does not, or not as a computer writes numbers. */
function indexOfLine(buffer: Buffer, start: number, end: number): number {
  if (end - start <= prefix.length) return -1;
  if (buffer.compare(prefix, 0, prefix.length, start, start + prefix.length) !== 0) return -1;
  let at = start + prefix.length;
  if (buffer[at] === blank) at++;
  const first = at;
  let value = 0;
  for (; at < end && at - first < 10; at++) {
    const digit = (buffer[at] ?? 0) - zero;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  const isCanonical = at - first === 1 || (at > first && buffer[first] !== zero);
  return isCanonical && buffer[at] === comma && value < 0xffffffff ? value : -1;
}

class FoundLines {
  private count = 0;
  private line = 0;
  private isAscending = true;
  private indexes = new Uint32Array(1024);
  private offsets = new Float64Array(1024);
  private lengths = new Uint32Array(1024);
  private lines = new Uint32Array(1024);

  /** @returns false if the line is not as all must be; blank ones are passed over. */
  add(buffer: Buffer, start: number, end: number, position: number): boolean {
    this.line++;
    if (end === start || isBlank(buffer, start, end)) return true;
    const index = indexOfLine(buffer, start, end);
    if (index === -1 || isTooMuch(buffer, start, end)) return false;
    if (this.count === this.indexes.length) this.resize(2 * this.count);
    const at = this.count++;
    if (at > 0 && index <= (this.indexes[at - 1] ?? 0)) this.isAscending = false;
    this.indexes[at] = index;
    this.offsets[at] = position + start;
    this.lengths[at] = end - start;
    this.lines[at] = this.line;
    return true;
  }

  /** Null if two lines have the same index. */
  sorted(): LineIndex | null {
    this.resize(this.count);
    const { indexes, offsets, lengths, lines } = this;
    if (this.isAscending)
      return { indexes, offsets: narrow(offsets), lengths, lines: needed(lines) };
    const order = new Uint32Array(this.count).map((_, at) => at);
    order.sort((a, b) => (indexes[a] ?? 0) - (indexes[b] ?? 0));
    const sorted = order.map((at) => indexes[at] ?? 0);
    for (let at = 1; at < sorted.length; at++) if (sorted[at] === sorted[at - 1]) return null;
    return {
      indexes: sorted,
      offsets: narrow(new Float64Array(this.count).map((_, at) => offsets[order[at] ?? 0] ?? 0)),
      lengths: order.map((at) => lengths[at] ?? 0),
      lines: order.map((at) => lines[at] ?? 0),
    };
  }

  /** Without a copy beside the old ones: a file may have ten million lines. */
  private resize(length: number): void {
    this.indexes = new Uint32Array(this.indexes.buffer.transfer(4 * length));
    this.offsets = new Float64Array(this.offsets.buffer.transfer(8 * length));
    this.lengths = new Uint32Array(this.lengths.buffer.transfer(4 * length));
    this.lines = new Uint32Array(this.lines.buffer.transfer(4 * length));
  }
}

function isTooMuch(buffer: Buffer, start: number, end: number): boolean {
  if (end - start <= worthWeighing) return false;
  return end - start > limits.line || weightOf(buffer.subarray(start, end)) > limits.lineWeight;
}

function isBlank(buffer: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = buffer[at] ?? 0;
    if (byte !== blank && byte !== 13 && byte !== 9) return false;
  }
  return true;
}

/** The same in half of the room, if the file has less than 4 GB. */
function narrow(offsets: Float64Array): LineIndex["offsets"] {
  return offsets.every((offset) => offset >>> 0 === offset) ? new Uint32Array(offsets) : offsets;
}

/** Null for what every file has whose lines are all samples, in their order. */
function needed(lines: Uint32Array): Uint32Array | null {
  return lines.every((line, at) => line === at + 1) ? null : lines;
}

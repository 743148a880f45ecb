import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import type { NumberStore } from "../transform/growing-numbers.ts";
import type { SpoolRef } from "./suite-samples.ts";

const flushBytes = 1 << 20;

/** A file in which what a folder holds, and memory should not, lies one after the other. */
export class SpoolFile implements NumberStore {
  /** Open as long as the file is. */
  readonly descriptor: number;
  private pending: Buffer[] = [];
  private pendingBytes = 0;
  private size = 0;
  private isOpen = true;

  /** The file loses its name at once: the raw texts in it vanish with this process, however it ends. */
  constructor(path: string) {
    this.descriptor = openSync(path, "w+", 0o600);
    rmSync(path);
  }

  append(text: string): SpoolRef {
    const ref = { offset: this.size, length: 0 };
    // Piece by piece, so that of a large text there is no copy; a sign of two units stays in one.
    for (let start = 0, end = 0; start < text.length; start = end) {
      end = Math.min(start + flushBytes, text.length);
      if (isHigh(text.charCodeAt(end - 1)) && end < text.length) end++;
      ref.length += this.add(Buffer.from(text.slice(start, end))).length;
    }
    return ref;
  }

  put(numbers: Float64Array): number {
    // A copy: the list is filled again before it is written.
    return this.add(Buffer.from(bytesOf(numbers))).offset;
  }

  get(place: number, into: Float64Array): void {
    this.fill(bytesOf(into), place);
  }

  /** A text that was appended. @param length in bytes */
  text(offset: number, length: number): string {
    const bytes = Buffer.allocUnsafe(length);
    this.fill(bytes, offset);
    return bytes.toString("utf8");
  }

  private fill(bytes: Uint8Array, place: number): void {
    this.flush();
    for (let done = 0; done < bytes.length;) {
      const got = readSync(this.descriptor, bytes, done, bytes.length - done, place + done);
      if (got === 0) throw new Error("the spool file is shorter than what was put into it");
      done += got;
    }
  }

  private add(bytes: Buffer): SpoolRef {
    const ref = { offset: this.size, length: bytes.length };
    this.size += bytes.length;
    this.pending.push(bytes);
    this.pendingBytes += bytes.length;
    if (this.pendingBytes >= flushBytes) this.flush();
    return ref;
  }

  /** To be called before anything is read back. */
  flush(): void {
    if (this.pendingBytes === 0) return;
    // A large text is not copied once more to be written together with small ones.
    const [first] = this.pending;
    const parts = (first?.length ?? 0) >= flushBytes ? this.pending : [Buffer.concat(this.pending)];
    for (const bytes of parts)
      for (let done = 0; done < bytes.length;) done += writeSync(this.descriptor, bytes, done);
    this.pending = [];
    this.pendingBytes = 0;
  }

  /** May be called again. */
  close(): void {
    if (this.isOpen) closeSync(this.descriptor);
    this.isOpen = false;
  }
}

/** Is it the first unit of a sign of two? */
function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

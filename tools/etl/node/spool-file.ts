import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import type { SpoolRef } from "./suite-samples.ts";

const flushBytes = 1 << 20;

/** A file in which all samples of a folder that must be put aside lie, one after the other. */
export class SpoolFile {
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
    const bytes = Buffer.from(text);
    const ref = { offset: this.size, length: bytes.length };
    this.size += bytes.length;
    this.pending.push(bytes);
    this.pendingBytes += bytes.length;
    if (this.pendingBytes >= flushBytes) this.flush();
    return ref;
  }

  /** To be called before anything is read back. */
  flush(): void {
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

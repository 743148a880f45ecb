import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { constants, gzipSync, zstdCompressSync } from "node:zlib";
import { sha256 } from "../node/digest.ts";
import type { SecretFilter } from "../transform/redact.ts";
import { mediaTexts } from "./media-texts.ts";

/** What was found, and where; plain data, which crosses from one thread to another. */
export interface Leak {
  /** As it would be published, cleaned: "runs/<run_id>/meta.json" */
  readonly file: string;
  /** What `SecretFilter.find` says of it. */
  readonly hint: string;
  /** Does the name of the file or of a folder above it hold it, not what is in it? */
  readonly isName: boolean;
}

/** A secret was about to be published. What it is part of is not. */
export class LeakError extends Error {
  readonly leak: Leak;

  constructor(leak: Leak) {
    super(`${leak.file} would publish a secret (${leak.hint})`);
    this.name = "LeakError";
    this.leak = leak;
  }
}

/** What was written: path and digest of each file. */
export type WrittenFiles = ReadonlyMap<string, string>;

/**
 * The folder that will become one run's published folder. Every path and content is scanned for
 * secrets before it is written; the digest over all files, in order of their names, names the content.
 */
export class PublishedFolder {
  readonly root: string;
  private readonly name: string;
  private readonly filter: SecretFilter;
  private readonly files = new Map<string, string>();
  private readonly folders = new Set<string>();
  private readonly included: string[] = [];

  /** @param name the folder as it will be published: "runs/<run_id>" */
  constructor(root: string, name: string, filter: SecretFilter) {
    this.root = root;
    this.name = name;
    this.filter = filter;
  }

  writeText(path: string, text: string): void {
    this.scan(path, text);
    this.put(path, text);
  }

  /**
   * A text of many megabytes, which is never in memory as a whole.
   * @param parts none of which ends within a string, so that no secret reaches from one into the next; bytes were
   * published before, and looked through then
   */
  writeParts(path: string, parts: Iterable<string | Uint8Array>): void {
    const digest = createHash("sha256");
    const file = openSync(this.placeFor(path), "w");
    try {
      for (const part of parts) {
        if (typeof part === "string") this.scan(path, part);
        digest.update(part);
        writeFileSync(file, part);
      }
    } finally {
      closeSync(file);
    }
    this.files.set(path, digest.digest("hex"));
  }

  /** gzip with a fixed level and no time, so that equal content gives equal bytes. */
  writeGzip(path: string, content: string | Uint8Array): void {
    this.scan(path, typeof content === "string" ? content : "");
    this.put(path, gzipSync(content, { level: 6 }));
  }

  /** Zstandard. The content was scanned before, row by row. */
  writeChunk(path: string, content: Uint8Array): void {
    this.scan(path, "");
    this.put(path, zstdCompressSync(content, chunkOptions));
  }

  /** Numbers, which hold no text. */
  writeBytes(path: string, bytes: Uint8Array): void {
    this.scan(path, "");
    this.put(path, bytes);
  }

  writeMedia(path: string, bytes: Buffer): void {
    this.scan(path, mediaTexts(bytes));
    this.put(path, bytes);
  }

  /** Text that depends on the digest itself and so is left out of it. */
  writeLast(path: string, text: string): void {
    this.scan(path, text);
    this.write(path, text);
  }

  /** @throws LeakError if a text holds a secret that should have been taken out of it. */
  scan(path: string, text: string): void {
    const place = `${this.name}/${path}`;
    const inName = this.filter.find(place);
    const hint = inName ?? (text === "" ? null : this.filter.find(text));
    if (hint === null) return;
    const file = this.filter.clean(place).value;
    throw new LeakError({ file, hint, isName: inName !== null });
  }

  /** May a text be published? To be asked where it can be left out, and all else be there. */
  mayHold(text: string): boolean {
    return this.filter.find(text) === null;
  }

  /** Files that another thread has written into this folder. */
  addWritten(files: WrittenFiles): void {
    for (const [path, digest] of files) this.files.set(path, digest);
  }

  get written(): WrittenFiles {
    return this.files;
  }

  /** Counts content towards the digest that will be written by `writeLast`. */
  include(text: string): void {
    this.included.push(sha256(text));
  }

  /** 16 hex digits over all that was written or included so far. */
  contentId(): string {
    const files = [...this.files].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return sha256(JSON.stringify([files, this.included])).slice(0, 16);
  }

  private put(path: string, content: string | Uint8Array): void {
    this.files.set(path, sha256(content));
    this.write(path, content);
  }

  private write(path: string, content: string | Uint8Array): void {
    writeFileSync(this.placeFor(path), content);
  }

  /** Where a file is to be written; its folder is there then. */
  private placeFor(path: string): string {
    const absolute = join(this.root, path);
    const folder = dirname(absolute);
    if (!this.folders.has(folder)) {
      mkdirSync(folder, { recursive: true });
      this.folders.add(folder);
    }
    return absolute;
  }
}

/** Measured in docs/decisions/0010: three times as fast as gzip, and smaller. */
const chunkOptions = { params: { [constants.ZSTD_c_compressionLevel]: 1 }, chunkSize: 1 << 17 };

/** JSON as it is published: no spaces, one final newline. Key order is the order of construction. */
export function publishedJson(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

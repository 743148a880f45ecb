import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { SecretFilter } from "../transform/redact.ts";

/** A secret was about to be published. The whole publication stops. */
export class LeakError extends Error {
  readonly file: string;
  readonly hint: string;

  constructor(file: string, hint: string) {
    super(`${file} would publish a secret (${hint})`);
    this.name = "LeakError";
    this.file = file;
    this.hint = hint;
  }
}

/**
 * The folder that will become one run's published folder. Every path and content is scanned for
 * secrets before it is written; the digest over all files, in order of writing, names the content.
 */
export class PublishedFolder {
  private readonly digest = createHash("sha256");
  readonly root: string;
  private readonly name: string;
  private readonly filter: SecretFilter;

  /** @param name the folder as it will be published: "runs/<run_id>" */
  constructor(root: string, name: string, filter: SecretFilter) {
    this.root = root;
    this.name = name;
    this.filter = filter;
  }

  async writeText(path: string, text: string): Promise<void> {
    this.scan(path, text);
    await this.put(path, text);
  }

  /** gzip with a fixed level and no time, so that equal text gives equal bytes. */
  async writeGzip(path: string, text: string): Promise<void> {
    this.scan(path, text);
    this.digest.update(`${path}\n${text.length}\n`).update(text);
    await this.write(path, gzipSync(text, { level: 6 }));
  }

  /** Numbers, which hold no text. */
  async writeBytes(path: string, bytes: Uint8Array): Promise<void> {
    this.scan(path, "");
    await this.put(path, bytes);
  }

  /** Pictures and sounds may hold text, such as a comment; shorter runs of letters are chance. */
  async writeMedia(path: string, bytes: Buffer): Promise<void> {
    const texts = bytes.toString("latin1").match(/[\x20-\x7e]{16,}/g) ?? [];
    this.scan(path, texts.join("\n"));
    await this.put(path, bytes);
  }

  /** Text that depends on the digest itself and so is left out of it. */
  async writeLast(path: string, text: string): Promise<void> {
    this.scan(path, text);
    await this.write(path, text);
  }

  /** Counts content towards the digest that will be written by `writeLast`. */
  include(text: string): void {
    this.digest.update(`${text.length}\n`).update(text);
  }

  /** 16 hex digits over all that was written or included so far. */
  contentId(): string {
    return this.digest.copy().digest("hex").slice(0, 16);
  }

  private scan(path: string, text: string): void {
    const place = `${this.name}/${path}`;
    const hint = this.filter.find(place) ?? this.filter.find(text);
    if (hint !== null) throw new LeakError(this.filter.clean(place).value, hint);
  }

  private async put(path: string, content: string | Uint8Array): Promise<void> {
    this.digest.update(`${path}\n${content.length}\n`).update(content);
    await this.write(path, content);
  }

  private async write(path: string, content: string | Uint8Array): Promise<void> {
    const absolute = join(this.root, path);
    await mkdir(dirname(absolute), { recursive: true });
    await writeFile(absolute, content);
  }
}

/** JSON as it is published: no spaces, one final newline. Key order is the order of construction. */
export function publishedJson(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

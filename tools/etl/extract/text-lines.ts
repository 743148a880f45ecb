import { limits, weightOf, worthWeighing } from "./limits.ts";

/** One line of a text file. */
export interface TextLine {
  /** Without its end; the BOM of the file is taken off. */
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  /** False only for a last line that no newline ended: it may be cut off. */
  readonly ended: boolean;
  /** Bytes that are not valid UTF-8 were replaced by U+FFFD. */
  readonly damaged: boolean;
  /** Why it was passed over, if it holds more than may be held at once; `text` is empty then. */
  readonly tooLong: string | null;
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** The encoding that a byte order mark, or zero bytes in ASCII text, give away. */
export function encodingOf(head: Uint8Array): Encoding {
  const [a, b] = head;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a !== undefined && a !== 0 && b === 0) return "utf-16le";
  if (a === 0 && b !== undefined && b !== 0) return "utf-16be";
  return "utf-8";
}

/**
 * Lines of a text file, one at a time; `\n` and `\r\n` end a line. Empty lines are handed out too.
 * @param longest bytes above which a line's text is passed over
 */
export async function* textLines(
  chunks: AsyncIterable<Uint8Array>,
  longest: number = limits.line,
): AsyncIterable<TextLine> {
  let splitter: LineSplitter | undefined;
  let head: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    if (splitter) yield* splitter.push(chunk);
    else {
      head = joined([head, chunk]);
      if (head.length < 2) continue;
      splitter = splitterOf(head, longest);
      yield* splitter.push(head);
    }
  }
  if (!splitter) {
    splitter = splitterOf(head, longest);
    yield* splitter.push(head);
  }
  yield* splitter.end();
}

/** Two bytes tell the encoding. */
function splitterOf(head: Uint8Array, longest: number): LineSplitter {
  const encoding = encodingOf(head);
  return encoding === "utf-8" ? new ByteLines(longest) : new DecodedLines(encoding, longest);
}

interface LineSplitter {
  push(chunk: Uint8Array): Iterable<TextLine>;
  end(): Iterable<TextLine>;
}

/** UTF-8: splits bytes at 0x0a and decodes each line by itself, so that damage stays in its line. */
class ByteLines implements LineSplitter {
  private pending: Uint8Array[] = [];
  private pendingBytes = 0;
  private line = 0;
  private readonly longest: number;
  private readonly strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  private readonly lenient = new TextDecoder("utf-8", { ignoreBOM: true });

  constructor(longest: number) {
    this.longest = longest;
  }

  *push(chunk: Uint8Array): Iterable<TextLine> {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      this.keep(chunk.subarray(start, end));
      yield this.take(true);
      start = end + 1;
    }
    if (start < chunk.length) this.keep(chunk.slice(start));
  }

  *end(): Iterable<TextLine> {
    if (this.pendingBytes > 0) yield this.take(false);
  }

  /** Of a line that is too long, only its length. */
  private keep(part: Uint8Array): void {
    this.pendingBytes += part.length;
    if (this.pendingBytes > this.longest) this.pending = [];
    else this.pending.push(part);
  }

  private take(ended: boolean): TextLine {
    this.line++;
    const size = this.pendingBytes;
    this.pendingBytes = 0;
    if (size > this.longest) return passedOver(this.line, ended, size, this.longest);
    const bytes = joined(this.pending);
    this.pending = [];
    if (size > worthWeighing && weightOf(bytes) > limits.lineWeight)
      return passedOver(this.line, ended, size, null);
    const start = this.line === 1 && startsWithBom(bytes) ? 3 : 0;
    const trimmed = bytes.subarray(start, bytes.at(-1) === 13 ? -1 : bytes.length);
    try {
      const text = this.strict.decode(trimmed);
      return { text, line: this.line, ended, damaged: false, tooLong: null };
    } catch {
      const text = this.lenient.decode(trimmed);
      return { text, line: this.line, ended, damaged: true, tooLong: null };
    }
  }
}

/** @param longest bytes that it may have; null: not its length is the matter, but how much it holds */
function passedOver(line: number, ended: boolean, size: number, longest: number | null): TextLine {
  const why =
    longest === null
      ? `a line of ${size} bytes holds too many values`
      : `a line of ${size} bytes; at most ${longest} are read`;
  return { text: "", line, ended, damaged: false, tooLong: why };
}

function startsWithBom(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

class DecodedLines implements LineSplitter {
  private readonly decoder: TextDecoder;
  private pending = "";
  private pendingBytes = 0;
  private line = 0;
  private readonly longest: number;

  constructor(encoding: Encoding, longest: number) {
    this.decoder = new TextDecoder(encoding);
    this.longest = longest;
  }

  *push(chunk: Uint8Array): Iterable<TextLine> {
    const [first = "", ...rest] = this.decoder.decode(chunk, { stream: true }).split("\n");
    this.keep(first);
    for (const part of rest) {
      yield this.take(true);
      this.keep(part);
    }
  }

  *end(): Iterable<TextLine> {
    this.keep(this.decoder.decode());
    if (this.pendingBytes > 0) yield this.take(false);
  }

  private keep(part: string): void {
    this.pendingBytes += 2 * part.length;
    this.pending = this.pendingBytes > this.longest ? "" : this.pending + part;
  }

  private take(ended: boolean): TextLine {
    const { pending: text, pendingBytes: size, longest } = this;
    this.pending = "";
    this.pendingBytes = 0;
    this.line++;
    if (size > longest) return passedOver(this.line, ended, size, longest);
    if (size > worthWeighing && weightOf(new TextEncoder().encode(text)) > limits.lineWeight)
      return passedOver(this.line, ended, size, null);
    const damaged = text.includes("\ufffd");
    return { text: text.replace(/\r$/, ""), line: this.line, ended, damaged, tooLong: null };
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  const bytes = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A whole small file. */
export async function wholeBytes(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk.slice());
  return joined(parts.length === 0 ? [new Uint8Array()] : parts);
}

const utf8 = new TextDecoder();

/** The text of a whole file, decoded like its lines. */
export function decoded(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  return (encoding === "utf-8" ? utf8 : new TextDecoder(encoding)).decode(bytes);
}

/** A whole small file as text. */
export async function wholeText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  return decoded(await wholeBytes(chunks));
}

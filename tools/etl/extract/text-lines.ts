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
  /** It is longer than a text can be; `text` is empty. */
  readonly tooLong: boolean;
}

/** Characters that V8 can hold in one text. Bytes count as one each, which they are at most. */
const longestText = 0x1fff_ffe8;

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
  longest: number = longestText,
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
    const tooLong = this.pendingBytes > this.longest;
    this.pendingBytes = 0;
    if (tooLong) return { text: "", line: this.line, ended, damaged: false, tooLong };
    const bytes = joined(this.pending);
    this.pending = [];
    const start = this.line === 1 && startsWithBom(bytes) ? 3 : 0;
    const trimmed = bytes.subarray(start, bytes.at(-1) === 13 ? -1 : bytes.length);
    try {
      const text = this.strict.decode(trimmed);
      return { text, line: this.line, ended, damaged: false, tooLong };
    } catch {
      const text = this.lenient.decode(trimmed);
      return { text, line: this.line, ended, damaged: true, tooLong };
    }
  }
}

/** What is said of a line that was passed over. */
export const tooLongText = "the line is longer than a text can be";

function startsWithBom(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

class DecodedLines implements LineSplitter {
  private readonly decoder: TextDecoder;
  private pending = "";
  private isTooLong = false;
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
    if (this.pending !== "" || this.isTooLong) yield this.take(false);
  }

  private keep(part: string): void {
    this.isTooLong ||= this.pending.length + part.length > this.longest;
    this.pending = this.isTooLong ? "" : this.pending + part;
  }

  private take(ended: boolean): TextLine {
    const { pending, isTooLong: tooLong } = this;
    this.pending = "";
    this.isTooLong = false;
    this.line++;
    const damaged = pending.includes("\ufffd");
    return { text: pending.replace(/\r$/, ""), line: this.line, ended, damaged, tooLong };
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

/** A whole small file as text, decoded like its lines. */
export async function wholeText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk.slice());
  const bytes = joined(parts.length === 0 ? [new Uint8Array()] : parts);
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

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

/** Lines of a text file, one at a time; `\n` and `\r\n` end a line. Empty lines are handed out too. */
export async function* textLines(chunks: AsyncIterable<Uint8Array>): AsyncIterable<TextLine> {
  let splitter: LineSplitter | undefined;
  let head: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    if (splitter) yield* splitter.push(chunk);
    else {
      head = joined([head, chunk]);
      if (head.length < 2) continue;
      splitter = splitterOf(head);
      yield* splitter.push(head);
    }
  }
  if (!splitter) {
    splitter = splitterOf(head);
    yield* splitter.push(head);
  }
  yield* splitter.end();
}

/** Two bytes tell the encoding. */
function splitterOf(head: Uint8Array): LineSplitter {
  const encoding = encodingOf(head);
  return encoding === "utf-8" ? new ByteLines() : new DecodedLines(encoding);
}

interface LineSplitter {
  push(chunk: Uint8Array): Iterable<TextLine>;
  end(): Iterable<TextLine>;
}

/** UTF-8: splits bytes at 0x0a and decodes each line by itself, so that damage stays in its line. */
class ByteLines implements LineSplitter {
  private pending: Uint8Array[] = [];
  private line = 0;
  private readonly strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  private readonly lenient = new TextDecoder("utf-8", { ignoreBOM: true });

  *push(chunk: Uint8Array): Iterable<TextLine> {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      this.pending.push(chunk.subarray(start, end));
      yield this.take(true);
      start = end + 1;
    }
    if (start < chunk.length) this.pending.push(chunk.slice(start));
  }

  *end(): Iterable<TextLine> {
    if (this.pending.length > 0) yield this.take(false);
  }

  private take(ended: boolean): TextLine {
    const bytes = joined(this.pending);
    this.pending = [];
    this.line++;
    const start = this.line === 1 && startsWithBom(bytes) ? 3 : 0;
    const trimmed = bytes.subarray(start, bytes.at(-1) === 13 ? -1 : bytes.length);
    try {
      return { text: this.strict.decode(trimmed), line: this.line, ended, damaged: false };
    } catch {
      return { text: this.lenient.decode(trimmed), line: this.line, ended, damaged: true };
    }
  }
}

function startsWithBom(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

class DecodedLines implements LineSplitter {
  private readonly decoder: TextDecoder;
  private pending = "";
  private line = 0;

  constructor(encoding: Encoding) {
    this.decoder = new TextDecoder(encoding);
  }

  *push(chunk: Uint8Array): Iterable<TextLine> {
    const [first = "", ...rest] = this.decoder.decode(chunk, { stream: true }).split("\n");
    this.pending += first;
    for (const part of rest) {
      yield this.take(this.pending, true);
      this.pending = part;
    }
  }

  *end(): Iterable<TextLine> {
    this.pending += this.decoder.decode();
    if (this.pending !== "") yield this.take(this.pending, false);
  }

  private take(text: string, ended: boolean): TextLine {
    this.line++;
    return {
      text: text.replace(/\r$/, ""),
      line: this.line,
      ended,
      damaged: text.includes("\ufffd"),
    };
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

/** What a state file consists of: each row of `log_history`, then all that is around them. */
export type StatePart =
  | { readonly kind: "row"; readonly text: string }
  /** A row that is too long to be held. */
  | { readonly kind: "long-row" }
  /**
   * `log_history` is empty in it. `isWhole` is false if the file ends before its last row does; of a rest that is
   * too long only a part is there.
   */
  | {
      readonly kind: "rest";
      readonly text: string;
      readonly isWhole: boolean;
      readonly isTooLong: boolean;
    };

/** Letters of a row, which is a few numbers. */
const mostOfRow = 1 << 20;
/** Letters of all that is around the rows; what is more is left out. */
const mostOfRest = 4 << 20;

const opening = /"log_history"\s*:\s*\[/;

/** The parts of a state file that is too large to be one text; only one row is held at a time. */
export async function* stateParts(chunks: AsyncIterable<Uint8Array>): AsyncIterable<StatePart> {
  const decoder = new TextDecoder();
  const rows = new Rows();
  let head = "";
  let tail = "";
  let isOpen = false;
  for await (const chunk of chunks) {
    let text = decoder.decode(chunk, { stream: true });
    if (!isOpen) {
      if (head.length > mostOfRest) continue;
      head += text;
      const found = opening.exec(head);
      if (!found) continue;
      isOpen = true;
      const end = found.index + found[0].length;
      text = head.slice(end);
      head = head.slice(0, end);
    }
    if (!rows.isClosed) {
      for (const row of rows.push(text))
        yield row.length > mostOfRow ? { kind: "long-row" } : { kind: "row", text: row };
      text = rows.behind;
    }
    if (tail.length <= mostOfRest) tail += text;
  }
  const isTooLong = head.length > mostOfRest || tail.length > mostOfRest;
  yield { kind: "rest", text: head + tail, isWhole: rows.isClosed, isTooLong };
}

const quote = 0x22;
const backslash = 0x5c;
const openings = new Set([0x7b, 0x5b]);
const closings = new Set([0x7d, 0x5d]);

/** Finds the objects of a JSON array in pieces of its text; of those that are too long only a part is kept. */
class Rows {
  /** The array has ended. */
  isClosed = false;
  /** What was behind the array's end in the piece that held it, the end included. */
  behind = "";
  private pending = "";
  private depth = 0;
  private isInString = false;
  private isEscaped = false;

  *push(text: string): Iterable<string> {
    let start = 0;
    for (let at = 0; at < text.length; at++) {
      const was = this.depth;
      this.step(text.charCodeAt(at));
      if (was === 0 && this.depth === 1) start = at;
      if (was === 1 && this.depth === 0) {
        this.keep(text.slice(start, at + 1));
        yield this.pending;
        this.pending = "";
      }
      if (this.depth >= 0) continue;
      this.isClosed = true;
      this.behind = text.slice(at);
      return;
    }
    if (this.depth > 0) this.keep(text.slice(start));
  }

  private keep(text: string): void {
    if (this.pending.length <= mostOfRow) this.pending += text;
  }

  private step(code: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (this.isInString && code === backslash) this.isEscaped = true;
    else if (code === quote) this.isInString = !this.isInString;
    else if (this.isInString) return;
    else if (openings.has(code)) this.depth++;
    else if (closings.has(code)) this.depth--;
  }
}

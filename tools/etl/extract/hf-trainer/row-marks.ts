import type { SourceFile } from "../source.ts";
import { stateParts } from "./state-parts.ts";

/** Of all rows of a state. */
export async function allRowMarks(file: SourceFile): Promise<readonly number[]> {
  const marks: number[] = [];
  for await (const mark of rowMarks(file)) marks.push(mark);
  return marks;
}

/** A number for the text of each row of `log_history`: equal rows have equal numbers. */
async function* rowMarks(file: SourceFile): AsyncIterable<number> {
  for await (const part of stateParts(file.bytes())) {
    if (part.kind === "row") yield markOf(part.text);
    if (part.kind === "long-row") yield Number.NaN;
  }
}

/** Are the rows of a state those that another one begins with? Then it tells nothing new. */
export async function isRepeatedBy(file: SourceFile, marks: readonly number[]): Promise<boolean> {
  let at = 0;
  for await (const mark of rowMarks(file)) if (mark !== marks[at++]) return false;
  return true;
}

/** 53 bits, as in FNV-1a twice. */
function markOf(text: string): number {
  let [low, high] = [0x811c9dc5, 0x9dc5811c];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x01000197);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}

import type { SourceFile } from "../source.ts";
import { textLines } from "../text-lines.ts";

const headBytes = 64 * 1024;

/** The first lines of a file that are whole, without empty ones. */
export async function headLines(file: SourceFile): Promise<readonly string[]> {
  const lines: string[] = [];
  const end = Math.min(file.size, headBytes);
  for await (const { text, ended, tooLong } of textLines(file.bytes({ start: 0, end })))
    if (ended && tooLong === null && text.trim() !== "") lines.push(text);
  return lines;
}

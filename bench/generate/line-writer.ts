import { closeSync, openSync, writeSync } from "node:fs";

/** The size of one write to disk, in characters. */
const blockSize = 2 ** 20;

/** Writes lines to a file in large blocks. */
export function writeLines(path: string, lines: Iterable<string>): void {
  const file = openSync(path, "w");
  let block = "";
  for (const line of lines) {
    block += `${line}\n`;
    if (block.length < blockSize) continue;
    writeSync(file, block);
    block = "";
  }
  writeSync(file, block);
  closeSync(file);
}

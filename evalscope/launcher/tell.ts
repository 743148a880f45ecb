/** A line for the user; standard output is left free. On a terminal it takes the place of the progress line, which is drawn anew below it. */
export function tell(line: string): void {
  process.stderr.write(`${process.stderr.isTTY ? "\r\u001B[K" : ""}${line}\n`);
}

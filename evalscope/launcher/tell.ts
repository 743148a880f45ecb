/** A line for the user; standard output is left free. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

import { CommanderError } from "commander";
import { failureText, isInterruption } from "../etl/cli-failure.ts";
import { UsageError } from "../etl/cli-output.ts";
import { printable } from "../etl/cli-report.ts";
import { ExportError } from "../etl/export/export-error.ts";

/**
 * Runs a command and ends with its exit code: 1 where what was asked for cannot be done, 2 where what is published
 * cannot be read, 130 when it was interrupted.
 * @param what was not done, before the reason
 */
export async function endWith(main: () => Promise<number>, what: string): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
    if (error instanceof ExportError || error instanceof UsageError)
      process.stderr.write(`${what}: ${printable(error.message)}\n`);
    else if (!(error instanceof CommanderError)) process.stderr.write(`${failureText(error)}\n`);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
  if (isInterruption(error)) return 130;
  return error instanceof ExportError ? 2 : 1;
}

import { CommanderError } from "commander";
import { failureText, isInterruption } from "../etl/cli-failure.ts";
import { printable } from "../etl/cli-report.ts";
import { endOnSignal } from "../etl/cli-signals.ts";
import { readOptions } from "./options.ts";
import { publishTo } from "./publish.ts";
import { reportLines } from "./report-lines.ts";

async function main(): Promise<void> {
  const { store, ...options } = readOptions(process.argv.slice(2), process.env);
  const signal = endOnSignal();
  const done = await publishTo(store, { ...options, now: new Date(), signal });
  const lines = reportLines(store.name, done, options.dryRun);
  process.stdout.write(lines.map((line) => `${printable(line)}\n`).join(""));
}

try {
  await main();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 1;
  else {
    process.stderr.write(`${printable(failureText(error))}\n`);
    process.exitCode = isInterruption(error) ? 130 : 1;
  }
}

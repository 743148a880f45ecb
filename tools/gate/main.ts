import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endOnSignal } from "../etl/cli-signals.ts";
import { printable } from "../etl/cli-report.ts";
import { endWith } from "./failure.ts";
import { type GateResult, gateResult } from "./gate-result.ts";
import { gateRun } from "./gate-run.ts";
import { type Options, readOptions } from "./options.ts";
import { printJson } from "./print-json.ts";
import { printJunit } from "./print-junit.ts";
import { printMarkdown } from "./print-markdown.ts";
import { printText } from "./print-text.ts";

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const signal = endOnSignal();
  const scratch = await mkdtemp(join(tmpdir(), "evalsite-gate-"));
  try {
    const say = (line: string) => void process.stderr.write(`${printable(line)}\n`);
    const place = { data: options.data, scratch, signal, say };
    const baseline = await gateRun(options.baseline, place);
    const candidate = await gateRun(options.candidate, place);
    const result = await gateResult(baseline, candidate, options);
    signal.throwIfAborted();
    process.stdout.write(`${printed(result, options)}\n`);
    return result.exitCode;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function printed(result: GateResult, { format, failOn }: Options): string {
  switch (format) {
    case "text":
      return printText(result);
    case "markdown":
      return printMarkdown(result);
    case "json":
      return printJson(result);
    case "junit":
      return printJunit(result, failOn);
  }
}

await endWith(main, "Nothing was compared");

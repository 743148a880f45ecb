import { paths } from "@evalsite/protocol";
import { defaultMargin } from "@evalsite/statistics";
import { Command, Option } from "commander";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { comparedRows } from "../../web/model/comparison/compared-rows.ts";
import type { PairedBenchmark } from "../../web/model/comparison/paired-scores.ts";
import { scoreMatrix } from "../../web/model/scores/score-matrix.ts";
import { comparisonReport } from "../../web/report/comparison-report.ts";
import { runReport } from "../../web/report/run-report.ts";
import { printable } from "../etl/cli-report.ts";
import { endOnSignal } from "../etl/cli-signals.ts";
import { endWith } from "./failure.ts";
import { type GateRun, gateRun } from "./gate-run.ts";
import { pairSuite } from "./pair-suite.ts";

interface Options {
  readonly out: string;
  readonly data: string;
  readonly lang: "en" | "zh";
}

async function main(): Promise<number> {
  const command = commandLine().parse(process.argv.slice(2), { from: "user" });
  const options = command.opts<Options>();
  const signal = endOnSignal();
  const scratch = await mkdtemp(join(tmpdir(), "evalsite-report-"));
  try {
    const say = (line: string) => void process.stderr.write(`${printable(line)}\n`);
    const place = { data: options.data, scratch, signal, say };
    const runs: GateRun[] = [];
    for (const name of command.args) runs.push(await gateRun(name, place));
    const text = await reportOf(runs, options);
    signal.throwIfAborted();
    await writeFile(options.out, text);
    process.stdout.write(`written to ${options.out}\n`);
    return 0;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function commandLine(): Command {
  return new Command("report")
    .description("One run, or a comparison with the first, as one HTML file: docs/gate.md.")
    .argument("<run...>", "ids of published runs, or raw folders; the first is the baseline")
    .option("--out <file>", "the file that is written", "report.html")
    .option("--data <folder or URL>", "the publication", "./web/public/data")
    .addOption(new Option("--lang <language>", "of the report").choices(["en", "zh"]).default("en"))
    .showHelpAfterError("(--help lists the options)")
    .exitOverride();
}

/** @throws ExportError when a published file is missing or damaged */
async function reportOf(runs: readonly GateRun[], { lang }: Options): Promise<string> {
  const metas = await Promise.all(
    runs.map(({ publication, runId }) => publication.read("meta", paths.meta(runId))),
  );
  const [first] = runs;
  const [meta] = metas;
  if (first !== undefined && meta !== undefined && runs.length === 1) {
    const summary = await first.publication.read("evalSummary", paths.evalSummary(first.runId));
    return runReport(meta, summary, lang);
  }
  const rows = scoreMatrix(runs, 0, new Map());
  const paired = new Map<string, (PairedBenchmark | null)[]>();
  for (const row of rows) {
    const found: (PairedBenchmark | null)[] = [null];
    for (const [at, run] of runs.entries()) {
      if (at === 0 || first === undefined) continue;
      const cells = [row.cells[0], row.cells[at]].flatMap((cell) => cell ?? []);
      found.push(await pairSuite({ ...row, cells }, first, run));
    }
    // Where the items of one are not known, all that is left are the reports.
    if (found.some((one) => one !== null)) paired.set(row.suite, found);
  }
  const compared = comparedRows(rows, 0, paired, defaultMargin);
  const named = runs.flatMap(({ runId }, at) => {
    const of = metas[at];
    return of === undefined ? [] : [{ runId, meta: of }];
  });
  return comparisonReport(compared, named, lang);
}

await endWith(main, "Nothing was written");

import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { prepared, runsSet } from "../generate/data-sets.ts";
import { writeRun } from "../generate/many-runs.ts";
import { machineLine } from "../machine.ts";
import type { BenchOptions } from "../options.ts";
import { median } from "../statistics.ts";
import { type Judged, type Table, bytes, judged, noTarget, seconds } from "../table.ts";
import { OldFiles } from "./old-files.ts";
import { etlCommand } from "./etl-command.ts";
import { type FileStates, bytesWritten, fileStates } from "./file-states.ts";
import { type Timed, timed } from "./timed-process.ts";

interface Step extends Timed {
  readonly written: number;
}

const fromNothing = "from nothing";
const unchanged = "nothing changed";
const oneChanged = "one run changed";

/** The ETL reads what is younger than its `settleMs` again the next time, since it may still grow; twice that. */
const settledMs = 3000;

/** The conversion of many small runs: anew, again, and after one of them changed. */
export async function* benchRuns(options: BenchOptions): AsyncIterable<Table> {
  const { seed, benchmarks, repeat } = options;
  const runs = Math.max(...options.runs);
  const rawDir = prepared(options.workDir, runsSet(runs, benchmarks, seed));
  const outDir = join(options.workDir, "out-runs");
  const plan = { seed, runs, benchmarks };
  const changing = Math.floor(runs / 2);
  const steps: Record<string, Step[]> = { [fromNothing]: [], [unchanged]: [], [oneChanged]: [] };
  const take = async (name: string, round: number) => {
    process.stderr.write(`${round} of ${repeat}: ${runs} runs, ${name}\n`);
    steps[name]?.push(await step(rawDir, outDir));
  };
  const aside = new OldFiles();
  for (let round = 1; round <= repeat; round++) {
    aside.put(outDir);
    await setTimeout(settledMs);
    await take(fromNothing, round);
    await take(unchanged, round);
    writeRun(rawDir, plan, changing, round);
    await take(oneChanged, round);
    writeRun(rawDir, plan, changing);
  }
  aside.put(outDir);
  aside.remove();
  yield tableOf(steps, runs, options);
}

async function step(rawDir: string, outDir: string): Promise<Step> {
  const before: FileStates = existsSync(outDir) ? fileStates(outDir) : new Map();
  const run = await timed(etlCommand(rawDir, outDir));
  return { ...run, written: bytesWritten(before, fileStates(outDir)) };
}

function tableOf(
  steps: Readonly<Record<string, readonly Step[]>>,
  runs: number,
  options: BenchOptions,
): Table {
  return {
    id: "runs",
    columns: ["ETL of all runs", "time", "written", "peak memory", "target", "reached"],
    rows: Object.entries(steps).map(([name, taken]) => {
      const time = median(taken.map((one) => one.seconds));
      const written = Math.max(...taken.map((one) => one.written));
      const peak = Math.max(...taken.map((one) => one.peakBytes ?? 0));
      const { target, reached } = judgement(name, time, written);
      return [name, seconds(time), bytes(written), bytes(peak || null), target, reached];
    }),
    notes: [
      machineLine(),
      `${runs.toLocaleString("en-US")} runs × ${options.benchmarks} benchmarks (reports and run.yaml only), seed ${options.seed}; medians of ${options.repeat}, whole processes. Written: the size of all files whose inode, time or size is another than before.`,
    ],
  };
}

function judgement(name: string, time: number, written: number): Judged {
  if (name !== unchanged) return noTarget;
  return judged("≤ 5 s, no byte", time <= 5 && written === 0);
}

import { createReadStream, statSync } from "node:fs";
import { join } from "node:path";
import { prepared, reviewsFile, reviewsSet } from "../generate/data-sets.ts";
import { machineLine, versionOf } from "../machine.ts";
import type { BenchOptions } from "../options.ts";
import { median } from "../statistics.ts";
import { type Judged, type Table, bytes, judged, noTarget, seconds } from "../table.ts";
import { OldFiles } from "./old-files.ts";
import { duckdbPython, duckdbVersion, readToParquet } from "./duckdb.ts";
import { etlCommand } from "./etl-command.ts";
import { type Command, type Timed, interleaved } from "./timed-process.ts";

const etl = "evalsite ETL";
const pythonParse = "python json.loads, every line";
const duckdb = "DuckDB read_json to Parquet";
const parseOnly = `
import json, sys
with open(sys.argv[1], "rb") as lines:
    for line in lines:
        json.loads(line)
`;

/** The conversion of one large file of reviews against programs that only read the same file. */
export async function* benchReviews(options: BenchOptions): AsyncIterable<Table> {
  const samples = Math.max(...options.samples);
  const rawDir = prepared(options.workDir, reviewsSet(samples, options.seed));
  const file = reviewsFile(rawDir);
  const outDir = join(options.workDir, "out-reviews");
  const parquet = join(options.workDir, "reviews.parquet");
  const commands = commandsFor(options.workDir, { rawDir, file, outDir, parquet });
  const aside = new OldFiles();
  await readThrough(file);
  const measured = await interleaved(commands, options.repeat, () => {
    aside.put(outDir);
    aside.put(parquet);
  });
  aside.put(outDir);
  aside.put(parquet);
  aside.remove();
  yield tableOf(measured, samples, statSync(file).size, options);
}

interface Places {
  readonly rawDir: string;
  readonly file: string;
  readonly outDir: string;
  readonly parquet: string;
}

function commandsFor(
  workDir: string,
  { rawDir, file, outDir, parquet }: Places,
): Readonly<Record<string, Command>> {
  const python = duckdbPython(workDir);
  return {
    [etl]: etlCommand(rawDir, outDir),
    "wc -l": { program: "wc", args: ["-l", file] },
    ...(versionOf("jq") !== null && { "jq -c .": { program: "jq", args: ["-c", ".", file] } }),
    [pythonParse]: { program: "python3", args: ["-c", parseOnly, file] },
    ...(python !== null && {
      [duckdb]: { program: python, args: ["-c", readToParquet, file, parquet] },
    }),
  };
}

/** Puts the file into the page cache. */
async function readThrough(file: string): Promise<void> {
  for await (const _ of createReadStream(file, { highWaterMark: 2 ** 22 }));
}

function tableOf(
  measured: Readonly<Record<string, readonly Timed[]>>,
  samples: number,
  size: number,
  options: BenchOptions,
): Table {
  const parse = median((measured[pythonParse] ?? []).map((run) => run.seconds));
  const names = [etl, "wc -l", "jq -c .", pythonParse, duckdb];
  const python = duckdbPython(options.workDir);
  return {
    id: "etl",
    columns: ["program", "time", "of python's parse", "peak memory", "target", "reached"],
    rows: names.map((name) => {
      const runs = measured[name];
      if (runs === undefined) return [name, "not installed", "", "", "", ""];
      const time = median(runs.map((run) => run.seconds));
      const peak = peakOf(runs);
      const { target, reached } = name === etl ? judgement(time / parse, peak, size) : noTarget;
      return [name, seconds(time), `${(time / parse).toFixed(2)} ×`, bytes(peak), target, reached];
    }),
    notes: [
      machineLine([
        versionOf("python3") ?? "no Python",
        versionOf("jq") ?? "no jq",
        python === null ? "no DuckDB" : `DuckDB ${duckdbVersion(python)}`,
      ]),
      `${samples.toLocaleString("en-US")} reviews in one file of ${bytes(size)}, seed ${options.seed}; medians of ${options.repeat}, the programs in turn, the file in the page cache. Whole processes; the ETL writes all files anew. Memory: the largest sum of VmRSS over the process tree, sampled every 50 ms, or one process's own high-water mark if that is more.`,
    ],
  };
}

function peakOf(runs: readonly Timed[]): number | null {
  const known = runs.flatMap((run) => run.peakBytes ?? []);
  return known.length === 0 ? null : Math.max(...known);
}

/** At most 1.5 × the bare parse; at most 1 GB, and 500 MB for a file of up to 1 GB. */
function judgement(ratio: number, peak: number | null, size: number): Judged {
  const limit = size <= 1e9 ? 500e6 : 1e9;
  const isSmall = peak === null || peak <= limit;
  return judged(`≤ 1.5 ×, ≤ ${bytes(limit)}`, ratio <= 1.5 && isSmall);
}

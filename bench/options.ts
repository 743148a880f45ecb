import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

export const sections = ["etl", "secrets", "runs", "site"] as const;
export type Section = (typeof sections)[number];

export interface BenchOptions {
  readonly sections: readonly Section[];
  /** Sizes of the benchmarks whose samples are opened; the ETL is measured on the largest. */
  readonly samples: readonly number[];
  /** Sizes of the run list; the ETL is measured on the largest. */
  readonly runs: readonly number[];
  /** Benchmarks of each of these runs. */
  readonly benchmarks: number;
  readonly projectRuns: number;
  /** Benchmarks of each run of the project. */
  readonly projectBenchmarks: number;
  /** Items that the compared runs answered. */
  readonly items: number;
  readonly series: number;
  readonly points: number;
  readonly repeat: number;
  readonly seed: number;
  readonly workDir: string;
  /** Serve the site without compression. */
  readonly plain: boolean;
  /** Leave data and sites in the work folder for the next time. */
  readonly keep: boolean;
  /** Markdown file whose tables are replaced; null: only print. */
  readonly write: string | null;
}

export const usage = `npm run bench -- etl|secrets|runs|site|all [options]

  --samples <n,…>   samples of a benchmark           (site: 1000,100000,1000000; etl: the largest)
  --runs <n,…>      runs in the list                 (site: 100,10000; runs: the largest)
  --benchmarks <n>  benchmarks of each of these runs (50)
  --project-runs <n>        runs of one project       (1000)
  --project-benchmarks <n>  benchmarks of each of them (60)
  --items <n>       items that 20 compared runs answered (1000000)
  --series <n>      training curves                  (100)
  --points <n>      points of each curve             (100000)
  --repeat <n>      measurements of everything       (5)
  --seed <n>        of the generated data            (1)
  --work-dir <dir>  where data is made, and reused if it fits (a temporary folder)
  --plain           serve the site without compression
  --keep            do not remove the data at the end
  --write <file>    put the tables into this Markdown file`;

const defaults = {
  samples: "1000,100000,1000000",
  runs: "100,10000",
  benchmarks: "50",
  "project-runs": "1000",
  "project-benchmarks": "60",
  items: "1000000",
  series: "100",
  points: "100000",
  repeat: "5",
  seed: "1",
} as const;

/** @throws Error that says what is wrong, when the command line is not as `usage` has it */
export function readOptions(args: readonly string[]): BenchOptions {
  const text = { type: "string" } as const;
  const names = Object.keys(defaults);
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...Object.fromEntries(names.map((name) => [name, text])),
      "work-dir": text,
      plain: { type: "boolean" },
      keep: { type: "boolean" },
      write: text,
    },
  });
  const all: Readonly<Record<string, unknown>> = values;
  const given = (name: string) => {
    const value = all[name];
    return typeof value === "string" ? value : null;
  };
  const list = (name: keyof typeof defaults) =>
    (given(name) ?? defaults[name]).split(",").map((part) => positive(name, part));
  const number = (name: keyof typeof defaults) => positive(name, given(name) ?? defaults[name]);
  const workDir = given("work-dir");
  const write = given("write");
  if (write !== null && !existsSync(write)) throw new Error(`${write} does not exist`);
  return {
    sections: sectionsOf(positionals),
    samples: list("samples"),
    runs: list("runs"),
    benchmarks: number("benchmarks"),
    projectRuns: number("project-runs"),
    projectBenchmarks: number("project-benchmarks"),
    items: number("items"),
    series: number("series"),
    points: number("points"),
    repeat: number("repeat"),
    seed: number("seed"),
    workDir: workDir === null ? mkdtempSync(join(tmpdir(), "evalsite-bench-")) : resolve(workDir),
    plain: values.plain === true,
    keep: values.keep === true,
    write,
  };
}

function sectionsOf(names: readonly string[]): readonly Section[] {
  if (names.includes("all")) return sections;
  const known = sections.filter((section) => names.includes(section));
  if (known.length !== names.length || known.length === 0)
    throw new Error(`name what to measure: ${sections.join(", ")} or all`);
  return known;
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`--${name} takes whole numbers above 0, not "${text}"`);
}

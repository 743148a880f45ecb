import { mkdirSync } from "node:fs";
import { benchReviews } from "./etl/reviews-bench.ts";
import { benchSecrets } from "./etl/secrets-bench.ts";
import { benchRuns } from "./etl/runs-bench.ts";
import { writeTable } from "./document.ts";
import { type BenchOptions, type Section, readOptions, usage } from "./options.ts";
import { benchSite } from "./site/site-bench.ts";
import { type Table, markdown } from "./table.ts";
import { removeWork } from "./work-folder.ts";

type Bench = (options: BenchOptions) => AsyncIterable<Table>;

const benches: Readonly<Record<Section, Bench>> = {
  etl: benchReviews,
  secrets: async function* (options) {
    yield await benchSecrets(options);
  },
  runs: benchRuns,
  site: benchSite,
};

async function main(options: BenchOptions): Promise<void> {
  mkdirSync(options.workDir, { recursive: true });
  if (!options.keep) process.once("exit", () => removeWork(options.workDir));
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
  for (const section of options.sections) {
    for await (const table of benches[section](options)) {
      process.stdout.write(`## ${table.id}\n\n${markdown(table)}\n\n`);
      if (options.write !== null) writeTable(options.write, table);
    }
  }
}

function optionsOrUsage(): BenchOptions | null {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}\n`);
    process.exitCode = 1;
    return null;
  }
}

const options = optionsOrUsage();
if (options !== null) await main(options);

import { storedSample } from "@evalsite/protocol";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { convert, publishedSamples } from "../../tools/etl/testing/conversion.ts";
import { cleanSample } from "../../tools/etl/transform/clean-sample.ts";
import { secretFilter } from "../../tools/etl/transform/redact.ts";
import { prepared, reviewsRun, reviewsSet, reviewsSuite } from "../generate/data-sets.ts";
import { machineLine } from "../machine.ts";
import type { BenchOptions } from "../options.ts";
import { median } from "../statistics.ts";
import { type Table, judged, seconds } from "../table.ts";

/** More say nothing else, and lie in memory here. */
const most = 20_000;

/** What of a conversion's processor time the search for secrets takes, both measured in one process, by turns. */
export async function benchSecrets(options: BenchOptions): Promise<Table> {
  const samples = Math.min(most, Math.max(...options.samples));
  const rawDir = prepared(options.workDir, reviewsSet(samples, options.seed));
  const outDir = join(options.workDir, "out-secrets");
  const rounds: { readonly conversion: number; readonly search: number }[] = [];
  for (let round = 0; round < options.repeat; round++) {
    rmSync(outDir, { recursive: true, force: true });
    const start = processorSeconds();
    await convert(rawDir, outDir);
    rounds.push({ conversion: processorSeconds() - start, search: searchSeconds(outDir) });
  }
  rmSync(outDir, { recursive: true, force: true });
  const share = median(rounds.map(({ conversion, search }) => search / conversion));
  const { target, reached } = judged("≤ 10 %", share <= 0.1);
  return {
    id: "secrets",
    columns: ["processor time", "of the conversion", "of the search", "share", "target", "reached"],
    rows: [
      [
        `${samples.toLocaleString("en-US")} reviews`,
        seconds(median(rounds.map(({ conversion }) => conversion))),
        seconds(median(rounds.map(({ search }) => search))),
        `${(100 * share).toFixed(1)} %`,
        target,
        reached,
      ],
    ],
    notes: [
      machineLine(),
      `Seed ${options.seed}; medians of ${options.repeat}. Processor time of all threads; the search is that for forms and for names, over all samples as they are published.`,
    ],
  };
}

function searchSeconds(outDir: string): number {
  const samples = publishedSamples(join(outDir, "runs", reviewsRun, "samples", reviewsSuite));
  const filter = secretFilter();
  const texts = samples.map((sample) => JSON.stringify(storedSample(sample)));
  const bytes = texts.map((text) => Buffer.from(text));
  const start = processorSeconds();
  for (const [at, text] of texts.entries()) filter.find(text, bytes[at]);
  for (const sample of samples) cleanSample(sample, filter);
  return processorSeconds() - start;
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

import { type RunIndexEntry, paths } from "@evalsite/protocol";
import type { ExportAccount } from "./export-account.ts";
import { ExportError } from "./export-error.ts";
import type { Publication } from "./publication.ts";
import { type PublishedRun, fullSeries, readRun } from "./published-run.ts";
import { type StorePlace, storedSamples } from "./stored-samples.ts";
import { partitionPath } from "./tables/partition.ts";
import { type RunRow, runColumns } from "./tables/runs.ts";
import { type SampleRow, sampleColumns } from "./tables/samples.ts";
import { type ScoreRow, scoreColumns, scoreRows } from "./tables/scores.ts";
import { type SeriesRow, seriesColumns, seriesRows } from "./tables/series.ts";
import { TableWriter } from "./table-writer.ts";

export interface ExportProgress {
  /** Called again and again with what is done of `total`. */
  readonly runs: (done: number, total: number) => void;
  readonly samples: (done: number, total: number) => void;
}

/** The samples of one suite of one run, and where they go. */
interface SamplePart {
  readonly partition: string;
  readonly store: StorePlace;
  readonly samples: number;
}

/**
 * Writes all tables of a publication into an empty folder.
 * @throws ExportError when something published cannot be read, or the publication changes meanwhile
 */
export async function exportPublication(
  publication: Publication,
  folder: string,
  progress: ExportProgress,
): Promise<ExportAccount> {
  const tables = {
    runs: new TableWriter<RunRow>(folder, "runs", runColumns),
    scores: new TableWriter<ScoreRow>(folder, "scores", scoreColumns),
    samples: new TableWriter<SampleRow>(folder, "samples", sampleColumns),
    series: new TableWriter<SeriesRow>(folder, "series", seriesColumns),
  };
  try {
    const manifest = await publication.manifest();
    const generation = manifest?.generation ?? null;
    const parts = await writeRuns(publication, tables, progress);
    await writeSamples(publication, tables.samples, parts, progress);
    if ((await publication.generation()) !== generation)
      throw new ExportError("The publication changed while it was read; export again");
    return {
      generation,
      withheld: [...(manifest?.withheld ?? [])],
      tables: {
        runs: tables.runs.finish(""),
        scores: tables.scores.finish(""),
        samples: tables.samples.finish(partitionPath({ project: null, suite: null })),
        series: tables.series.finish(partitionPath({ project: null })),
      },
    };
  } finally {
    for (const table of Object.values(tables)) table.abandon();
  }
}

interface RunTables {
  readonly runs: TableWriter<RunRow>;
  readonly scores: TableWriter<ScoreRow>;
  readonly series: TableWriter<SeriesRow>;
}

/** Writes everything but samples, project by project; gives back where those lie. */
async function writeRuns(
  publication: Publication,
  tables: RunTables,
  progress: ExportProgress,
): Promise<readonly SamplePart[]> {
  const index = (await publication.read("index", paths.index)).toSorted(byProjectAndId);
  const parts: SamplePart[] = [];
  for (const [done, entry] of index.entries()) {
    const run = await readRun(publication, entry);
    tables.runs.add(run);
    for (const row of scoreRows(run.meta, run.summary)) tables.scores.add(row);
    await writeSeries(publication, tables.series, run);
    parts.push(...samplePartsOf(run));
    progress.runs(done + 1, index.length);
  }
  return parts.toSorted((a, b) => compare(a.partition, b.partition));
}

async function writeSeries(
  publication: Publication,
  table: TableWriter<SeriesRow>,
  { entry, metrics }: PublishedRun,
): Promise<void> {
  table.begin(partitionPath({ project: entry.project }));
  for (const series of metrics.series) {
    const full = fullSeries(publication, entry.run_id, series);
    for await (const row of seriesRows(entry.run_id, series, full)) table.add(row);
  }
}

function samplePartsOf({ entry, summary }: PublishedRun): readonly SamplePart[] {
  const { run_id: runId, content_id: contentId, project } = entry;
  return summary.suites.flatMap(({ suite, store, samples }) => {
    if (store === null) return [];
    const place = { runId, contentId, folder: `${paths.run(runId)}/${store}` };
    const partition = partitionPath({ project, suite });
    return [{ partition, store: place, samples: samples ?? 0 }];
  });
}

async function writeSamples(
  publication: Publication,
  table: TableWriter<SampleRow>,
  parts: readonly SamplePart[],
  progress: ExportProgress,
): Promise<void> {
  const total = parts.reduce((sum, { samples }) => sum + samples, 0);
  let done = 0;
  for (const { partition, store } of parts) {
    table.begin(partition);
    for await (const row of storedSamples(publication, store)) {
      table.add(row);
      progress.samples(++done, total);
    }
  }
}

/** Runs without a project first. */
function byProjectAndId(a: RunIndexEntry, b: RunIndexEntry): number {
  return compare(a.project ?? "", b.project ?? "") || compare(a.run_id, b.run_id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

import { type Manifest, type MetricSemantics, RunIndexEntry, toRunTable } from "@evalsite/protocol";
import { type BenchmarkColumn, benchmarkColumns } from "./benchmark-column.ts";
import { type RunRow, runRows } from "./run-row.ts";

type Fields = Partial<RunIndexEntry> & { readonly run_id: string };

/** For tests: runs of which only the given fields matter, and the benchmarks they have scores of. */
export function runList(runs: readonly Fields[]): {
  readonly rows: readonly RunRow[];
  readonly benchmarks: readonly BenchmarkColumn[];
} {
  const table = toRunTable(runs.map(entryOf), "g");
  return { rows: runRows(table), benchmarks: benchmarkColumns(table, manifest) };
}

function entryOf(fields: Fields): RunIndexEntry {
  return RunIndexEntry.parse({
    project: null,
    experiment: null,
    model_name: null,
    dataset: null,
    start_time: null,
    end_time: null,
    metrics_summary: {},
    tags: [],
    schema_version: "v1",
    ...fields,
  });
}

export const accuracy: MetricSemantics = {
  kind: "quality",
  direction: "higher",
  unit: null,
  range: { min: 0, max: 1 },
  display: { multiplier: 100, unit: "%", precision: 1 },
};

export const perplexity: MetricSemantics = {
  kind: "quality",
  direction: "lower",
  unit: null,
  range: null,
  display: { multiplier: 1, unit: "", precision: 2 },
};

export const manifest: Manifest = {
  schema_version: "v1",
  revision: 1,
  generation: "g",
  runs: 0,
  projects: null,
  scores: [],
  run_table: { file: "run-table.chunk", crc32: 0 },
  metrics: { accuracy, perplexity },
  traits: null,
  withheld: [],
};

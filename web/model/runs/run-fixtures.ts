import { type Manifest, type MetricSemantics, RunIndexEntry } from "@evalsite/protocol";
import { type RunRow, toRunRow } from "./run-row.ts";

/** For tests: a run of the index of which only the given fields matter. */
export function runRow(fields: Partial<RunIndexEntry> & { readonly run_id: string }): RunRow {
  return toRunRow(
    RunIndexEntry.parse({
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
    }),
  );
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
  runs: {},
  metrics: { accuracy, perplexity },
};

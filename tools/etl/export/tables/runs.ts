import type { RunIndexEntry, RunMeta } from "@evalsite/protocol";
import { columnsFor, momentOf } from "./column.ts";

export interface RunRow {
  readonly entry: RunIndexEntry;
  readonly meta: RunMeta;
}

const { required, optional } = columnsFor<RunRow>();

/** `runs`: a row a run. */
export const runColumns = [
  required("run_id", "STRING", ({ meta }) => meta.run_id),
  optional("project", "STRING", ({ meta }) => meta.project),
  optional("experiment", "STRING", ({ meta }) => meta.experiment),
  optional("model_name", "STRING", ({ meta }) => meta.model.name),
  optional("model_revision", "STRING", ({ meta }) => meta.model.revision ?? null),
  optional("dataset_name", "STRING", ({ meta }) => meta.dataset.name),
  optional("dataset_version", "STRING", ({ meta }) => meta.dataset.version),
  optional("start_time", "TIMESTAMP", ({ meta }) => momentOf(meta.start_time)),
  optional("end_time", "TIMESTAMP", ({ meta }) => momentOf(meta.end_time)),
  optional("start_time_local", "STRING", ({ meta }) => meta.start_time_local),
  optional("end_time_local", "STRING", ({ meta }) => meta.end_time_local),
  required("status", "STRING", ({ meta }) => meta.status),
  required("kinds", "JSON", ({ meta }) => meta.kinds),
  optional("checkpoint_step", "DOUBLE", ({ meta }) => meta.checkpoint?.step ?? null),
  optional("checkpoint_tokens", "DOUBLE", ({ meta }) => meta.checkpoint?.tokens ?? null),
  optional("checkpoint_epoch", "DOUBLE", ({ meta }) => meta.checkpoint?.epoch ?? null),
  required("tags", "JSON", ({ meta }) => meta.tags),
  required("hparams", "JSON", ({ meta }) => meta.hparams),
  required("settings", "JSON", ({ meta }) => meta.settings),
  required("versions", "JSON", ({ meta }) => meta.versions),
  optional("notes", "TEXT", ({ meta }) => meta.notes),
  optional("suites", "INT64", ({ entry }) => entry.counts?.suites ?? null),
  optional("samples", "INT64", ({ entry }) => entry.counts?.samples ?? null),
  optional("series", "INT64", ({ entry }) => entry.counts?.series ?? null),
  optional("dropped", "INT64", ({ entry }) => entry.counts?.dropped ?? null),
  optional("warnings", "INT64", ({ entry }) => entry.counts?.warnings ?? null),
  optional("content_id", "STRING", ({ meta }) => meta.content_id),
];

import type { Sample } from "@evalsite/protocol";
import { columnsFor } from "./column.ts";

export interface SampleRow {
  readonly runId: string;
  /** Row number in the sample store. */
  readonly row: number;
  /** Number of the item in the store's item list; null where the store does not tell. */
  readonly item: number | null;
  readonly sample: Sample;
}

const { required, optional } = columnsFor<SampleRow>();

/** `samples`: a row a sample, whole. Project and suite are the partition. */
export const sampleColumns = [
  required("run_id", "STRING", ({ runId }) => runId),
  required("row_number", "INT32", ({ row }) => row),
  optional("item", "INT32", ({ item }) => item),
  required("item_key", "STRING", ({ sample }) => sample.item_key),
  required("subset", "STRING", ({ sample }) => sample.subset),
  required("id", "STRING", ({ sample }) => sample.id),
  optional("group_id", "STRING", ({ sample }) => sample.group_id),
  required("repeat", "INT32", ({ sample }) => sample.repeat),
  required("outcome", "STRING", ({ sample }) => sample.outcome),
  optional("score", "DOUBLE", ({ sample }) => sample.score),
  required("metrics", "JSON", ({ sample }) => sample.metrics),
  required("input", "TEXT", ({ sample }) => sample.input),
  optional("target", "TEXT", ({ sample }) => sample.target),
  optional("prediction", "TEXT", ({ sample }) => sample.prediction),
  optional("extracted", "TEXT", ({ sample }) => sample.extracted),
  optional("explanation", "TEXT", ({ sample }) => sample.explanation),
  optional("error", "TEXT", ({ sample }) => sample.error),
  optional("stop_reason", "STRING", ({ sample }) => sample.stop_reason),
  optional("input_tokens", "DOUBLE", ({ sample }) => sample.input_tokens),
  optional("output_tokens", "DOUBLE", ({ sample }) => sample.output_tokens),
  optional("latency_s", "DOUBLE", ({ sample }) => sample.latency_s),
  optional("ttft_s", "DOUBLE", ({ sample }) => sample.ttft_s),
  required("messages", "JSON", ({ sample }) => sample.messages),
  optional("judge", "JSON", ({ sample }) => sample.judge),
  required("trace", "JSON", ({ sample }) => sample.trace),
  required("metadata", "JSON", ({ sample }) => sample.metadata),
  required("sources", "JSON", ({ sample }) => sample.sources),
];

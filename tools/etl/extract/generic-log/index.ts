/**
 * Reads: training logs of any tool that writes one record a line: JSON lines (mmcv's and mmengine's
 * `scalars.json`, XTuner v1's `tracker.jsonl`, trackio, W&B history, home-made ones) and CSV or TSV
 * with a header (Lightning's `metrics.csv`, DeepSpeed's monitor); the downloads of TensorBoard, W&B, SwanLab
 * and Comet, CSV or JSON; the metric files of MLflow; the histories of Keras and the scalars of ClearML (`json-curves.ts`).
 * https://github.com/open-mmlab/mmengine/blob/main/mmengine/visualization/vis_backend.py
 * https://github.com/Lightning-AI/pytorch-lightning/blob/master/src/lightning/fabric/loggers/csv_logs.py
 * Takes: records that name a step or an epoch and hold one more number, wide (a column for each metric) or long
 * (name and value); short texts, ranks and numbers of tasks or workers as what tells rows apart; of XTuner's files rank 0's.
 * Ignores: lists, long texts; tables of items and their scores, which are no training. It has the lowest score: any reader that knows the format wins.
 */
import { Documents } from "../documents.ts";
import { type Fact, issue } from "../fact.ts";
import type { Reader } from "../reader.ts";
import { type ClaimedFile, type Detection, type Probe, no, yes } from "../source.ts";
import { csvFacts } from "./csv.ts";
import { documentFacts, isLogDocument } from "./json-array.ts";
import { isMetricFile, metricFileFacts } from "./mlflow.ts";
import { isRecordLog, recordFacts } from "./records.ts";
import { isTable } from "./table.ts";

export const genericLog: Reader = { id: "generic-log", surest: 0.31, detect, read };

function detect(probe: Probe): Detection {
  if (isRecordLog(probe)) return yes(0.3, "JSON lines");
  if (isLogDocument(probe)) return yes(0.3, "JSON document");
  if (isMetricFile(probe)) return yes(0.3, "MLflow metric");
  return isTable(probe.lines) ? yes(0.31, "table") : no("no records with a step");
}

async function* read(files: readonly ClaimedFile[]): AsyncIterable<Fact> {
  const documents = new Documents();
  for (const { file, format, json } of files) {
    if (/(?:^|\/)rank[1-9]\d*\/tracker\.jsonl$/.test(file.path)) {
      const place = { file: file.path, line: null };
      yield issue("other-rank", "note", place, "only the rows of rank 0 are read");
      yield { kind: "read", file: file.path, records: 0, dropped: 0 };
    } else if (format === "table") yield* csvFacts(file);
    else if (format === "JSON document") yield* documentFacts(file, documents, json);
    else if (format === "MLflow metric") yield* metricFileFacts(file);
    else yield* recordFacts(file);
  }
}

/**
 * Reads: training logs of any tool that writes one record a line: JSON lines (mmengine's
 * `scalars.json`, XTuner v1's `tracker.jsonl`, trackio, W&B history, home-made ones) and CSV or TSV
 * with a header (Lightning's `metrics.csv`, DeepSpeed's monitor, exports of trackers).
 * https://github.com/open-mmlab/mmengine/blob/main/mmengine/visualization/vis_backend.py
 * https://github.com/Lightning-AI/pytorch-lightning/blob/master/src/lightning/fabric/loggers/csv_logs.py
 * Takes: records that name a step or an epoch and hold one more number; of XTuner's files rank 0's.
 * Ignores: texts, lists, flags. It has the lowest score: any reader that knows the format wins.
 */
import { type Fact, issue } from "../fact.ts";
import type { Reader } from "../reader.ts";
import { type ClaimedFile, type Detection, type Probe, no, yes } from "../source.ts";
import { csvFacts, isTable } from "./csv.ts";
import { isRecordLog, recordFacts } from "./records.ts";

export const genericLog: Reader = { id: "generic-log", detect, read };

function detect(probe: Probe): Detection {
  if (isRecordLog(probe)) return yes(0.3, "JSON lines");
  return isTable(probe.lines) ? yes(0.31, "table") : no("no records with a step");
}

async function* read(files: readonly ClaimedFile[]): AsyncIterable<Fact> {
  for (const { file, format } of files) {
    if (/(?:^|\/)rank[1-9]\d*\/tracker\.jsonl$/.test(file.path)) {
      const place = { file: file.path, line: null };
      yield issue("other-rank", "note", place, "only the rows of rank 0 are read");
      yield { kind: "read", file: file.path, records: 0, dropped: 0 };
    } else if (format === "table") yield* csvFacts(file);
    else yield* recordFacts(file);
  }
}

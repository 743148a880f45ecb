/**
 * Reads: `logging.jsonl` and `args.json` of ms-swift, all versions to 4.6, Megatron-SWIFT included.
 * https://github.com/modelscope/ms-swift/blob/main/swift/trainers/patcher.py
 * Takes: metric rows (with `elapsed_time` as an axis), the totals at the end, the unrounded
 * `log_history` of the last line, the final arguments, the start time in names like v0-20260124-040114.
 * Ignores: percentage, remaining time; in the arguments `training_args`, which repeats them as text.
 * `train_speed(iter/s)` and `train_speed(s/it)` are two metrics: the unit changed in 2026-02.
 */
import { Documents } from "../documents.ts";
import type { Fact } from "../fact.ts";
import { jsonLineFacts, objectOfLine } from "../json-lines.ts";
import type { Reader } from "../reader.ts";
import { type ClaimedFile, type Detection, type Probe, no, yes } from "../source.ts";
import { argumentFacts, isArguments } from "./arguments.ts";
import { LoggingLines, loggingKind } from "./logging.ts";
import { startTimeFacts } from "./start-time.ts";

export const msSwift: Reader = { id: "ms-swift", surest: 0.95, detect, read };

function detect(probe: Probe): Detection {
  if (isArguments(probe)) return yes(0.93, "args");
  const kinds = probe.lines.slice(0, 50).map(kindOf);
  const certain = kinds.filter((kind) => kind === "certain").length;
  const likely = certain + kinds.filter((kind) => kind === "likely").length;
  if (certain > 0 && likely * 2 >= kinds.length) return yes(0.95, "logging");
  return likely > 0 && likely * 2 >= kinds.length
    ? yes(0.6, "logging (2023)")
    : no("no row of ms-swift");
}

function kindOf(line: string): ReturnType<typeof loggingKind> {
  const row = objectOfLine(line);
  return row === null ? "other" : loggingKind(row);
}

async function* read(files: readonly ClaimedFile[]): AsyncIterable<Fact> {
  yield* startTimeFacts(files.map(({ file }) => file.path));
  const documents = new Documents();
  for (const { file, format } of files) {
    if (format === "args") yield* argumentFacts(file, documents);
    else {
      const lines = new LoggingLines(file.path);
      yield* jsonLineFacts(file, (record) => lines.take(record));
    }
  }
}

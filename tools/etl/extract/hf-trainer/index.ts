/**
 * Reads: `trainer_state.json` of Hugging Face Transformers (4.x and 5.x) and of trainers built on it.
 * https://github.com/huggingface/transformers/blob/main/src/transformers/trainer_callback.py (TrainerState)
 * Takes: every row of `log_history`, the best checkpoint, the totals. Of the checkpoints of one
 * folder only the one with the highest `global_step`, and those whose rows it does not repeat.
 * Of callback states, whether one of them stopped the training early. Ignores: other callback states, flags of the process, parameters of a hyper-parameter search.
 */
import { type Fact, issue } from "../fact.ts";
import { isRecord } from "../json-lines.ts";
import type { Reader } from "../reader.ts";
import {
  type ClaimedFile,
  type Detection,
  type Probe,
  type SourceFile,
  no,
  yes,
} from "../source.ts";
import { newestOfEachFolder } from "./newest.ts";
import { allRowMarks, isRepeatedBy } from "./row-marks.ts";
import { stateFacts } from "./state.ts";

export const hfTrainer: Reader = { id: "hf-trainer", surest: 0.94, detect, read };

const flags = ["is_world_process_zero", "is_hyper_param_search", "max_steps"];

function detect(probe: Probe): Detection {
  const found = isRecord(probe.json) ? isState(probe.json) : looksLikeState(probe.text);
  return found ? yes(0.94, "trainer_state") : no("no log_history with a trainer's flags");
}

function isState(json: Readonly<Record<string, unknown>>): boolean {
  return (
    Array.isArray(json["log_history"]) &&
    "global_step" in json &&
    flags.some((flag) => flag in json)
  );
}

/** A file larger than the probe: its head holds the flags and the beginning of `log_history`. */
function looksLikeState(text: string): boolean {
  return (
    /^\ufeff?\s*\{/.test(text) &&
    /"log_history"\s*:\s*\[/.test(text) &&
    /"global_step"\s*:/.test(text) &&
    flags.some((flag) => text.includes(`"${flag}"`))
  );
}

async function* read(files: readonly ClaimedFile[]): AsyncIterable<Fact> {
  const newest = await newestOfEachFolder(files.map(({ file }) => file));
  const marks = new Map<SourceFile, readonly number[]>();
  for (const { file } of files) {
    const last = newest.get(file) ?? file;
    if (last === file) {
      yield* stateFacts(file);
      continue;
    }
    const known = marks.get(last) ?? (await allRowMarks(last));
    marks.set(last, known);
    if (await isRepeatedBy(file, known)) yield* repeatedFacts(file.path);
    else yield* stateFacts(file);
  }
}

function* repeatedFacts(path: string): Iterable<Fact> {
  const place = { file: path, line: null };
  yield issue("superseded", "note", place, "a later checkpoint of this folder repeats its rows");
  yield { kind: "read", file: path, records: 0, dropped: 0 };
}

/**
 * Reads: `trainer_state.json` of Hugging Face Transformers (4.x and 5.x) and of trainers built on it.
 * https://github.com/huggingface/transformers/blob/main/src/transformers/trainer_callback.py (TrainerState)
 * Takes: every row of `log_history`, the best checkpoint, the totals. Of the checkpoints of one
 * folder only the one with the highest `global_step`: it repeats all earlier rows.
 * Ignores: callback states, flags of the process, parameters of a hyper-parameter search.
 */
import { type Fact, issue } from "../fact.ts";
import { isRecord } from "../json-lines.ts";
import type { Reader } from "../reader.ts";
import { type ClaimedFile, type Detection, type Probe, no, yes } from "../source.ts";
import { newestOfEachFolder } from "./newest.ts";
import { stateFacts } from "./state.ts";

export const hfTrainer: Reader = { id: "hf-trainer", detect, read };

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
  for (const { file } of files) {
    if (newest.has(file)) {
      yield* stateFacts(file);
      continue;
    }
    const place = { file: file.path, line: null };
    yield issue("superseded", "note", place, "a later checkpoint of this folder repeats its rows");
    yield { kind: "read", file: file.path, records: 0, dropped: 0 };
  }
}

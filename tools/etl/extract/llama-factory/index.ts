/**
 * Reads: `trainer_log.jsonl` of LLaMA-Factory: the shape of 2023 (nulls kept), today's (`lr`,
 * `accuracy`, `total_tokens`, nulls left out) and that of the v1 engine (raw logs with `step`).
 * https://github.com/hiyouga/LLaMA-Factory/blob/main/src/llamafactory/train/callbacks.py (LogCallback)
 * Takes: every number; `lr` under its older name `learning_rate`; elapsed time and tokens as axes.
 * Ignores: percentage, remaining time, rows that hold only these (prediction, the last row).
 */
import { type Fact, sourceRank } from "../fact.ts";
import { type JsonRecord, jsonLineFacts, objectOfLine } from "../json-lines.ts";
import type { Reader } from "../reader.ts";
import { type ClaimedFile, type Detection, type Probe, no, yes } from "../source.ts";
import { stepIn, trainerFact } from "../training-row.ts";

export const llamaFactory: Reader = { id: "llama-factory", surest: 0.9, detect, read };

const stepNames = ["current_steps", "step"];

function detect(probe: Probe): Detection {
  const lines = probe.lines.slice(0, 50);
  const own = lines.filter((line) => {
    const row = objectOfLine(line);
    return row !== null && isRow(row);
  });
  return own.length > 0 && own.length * 2 >= lines.length
    ? yes(0.9, "trainer_log")
    : no("no row with a step and total_steps");
}

function isRow(row: Readonly<Record<string, unknown>>): boolean {
  return typeof row["total_steps"] === "number" && stepIn(row, stepNames) !== null;
}

async function* read(files: readonly ClaimedFile[]): AsyncIterable<Fact> {
  for (const { file } of files) yield* jsonLineFacts(file, (record) => rowFacts(file.path, record));
}

function rowFacts(path: string, { line, value }: JsonRecord): Iterable<Fact> | null {
  if (!isRow(value)) return null;
  const fields = Object.entries(value).map(
    ([name, item]) => [name === "lr" ? "learning_rate" : name, item] as const,
  );
  const fact = trainerFact({ file: path, line }, stepIn(value, stepNames), fields, {
    naming: "trainer",
    rank: sourceRank.jsonl,
  });
  return fact ? [fact] : [];
}

import { type Fact, sourceRank } from "../fact.ts";
import { type JsonRecord, isRecord, jsonLineFacts, objectOfLine } from "../json-lines.ts";
import type { Probe, SourceFile } from "../source.ts";
import { rowParts, stepIn } from "../training-row.ts";
import { epochNames, plainField, isLabel, stepNames } from "./names.ts";

type Row = Readonly<Record<string, unknown>>;

/** Keys of samples, reviews and chats, whose records may carry a step-like number too. */
const foreign =
  `input target prediction prompt messages message choices sample_score question answer
  response completion role content text dialogue suite metric`.split(/\s+/);

/** Are at least half of the lines objects with a step and another number, none of them a sample? */
export function isRecordLog({ lines }: Probe): boolean {
  const head = lines.slice(0, 50);
  const rows = head
    .map((line) => (line.startsWith("{") ? objectOfLine(line) : null))
    .filter((row) => row !== null);
  const placed = rows.filter(hasPosition);
  if (placed.some((row) => foreign.some((name) => Object.hasOwn(row, name)))) return false;
  const usable = placed.filter((row) => rowParts(fieldsOf(row)).values.size > 0);
  return usable.length > 0 && usable.length * 2 >= head.length;
}

function hasPosition(row: Row): boolean {
  return (
    stepIn(row, stepNames) !== null || epochNames.some((name) => typeof row[name] === "number")
  );
}

/** The facts of a file of JSON lines. */
export async function* recordFacts(file: SourceFile): AsyncIterable<Fact> {
  let lastIter: number | null = null;
  yield* jsonLineFacts(file, ({ line, value }: JsonRecord) => {
    if (!hasPosition(value)) return null;
    const iter = stepIn(value, ["iter"]);
    const validated = iter === null ? lastIter : null;
    lastIter = iter ?? lastIter;
    const fields = fieldsOf(value).map(validated === null ? plainField : validationField);
    const { axes, values } = rowParts(fields);
    if (values.size === 0) return null;
    const place = { file: file.path, line };
    const step = validated ?? stepIn(value, stepNames);
    return [
      { kind: "training-row", place, step, axes, values, naming: "plain", rank: sourceRank.jsonl },
    ];
  });
}

/**
 * mmengine writes `iter` in training rows only. The `step` of its validation rows counts epochs, so
 * they stand at the last `iter`; names in them that have no group would be taken for training's.
 */
function validationField([name, value]: readonly [string, unknown]): readonly [string, unknown] {
  return [name.includes("/") || name === "epoch" || name === "step" ? name : `val_${name}`, value];
}

/** The fields with nested objects flattened: {"train":{"loss":1}} gives train/loss. */
function fieldsOf(row: Row): readonly (readonly [string, unknown])[] {
  return Object.entries(row).flatMap(([name, value]) => {
    if (isLabel(name)) return [];
    if (!isRecord(value)) return [[name, value] as const];
    const inner = fieldsOf(value);
    return name === "metrics"
      ? inner
      : inner.map(([key, item]) => [`${name}/${key}`, item] as const);
  });
}

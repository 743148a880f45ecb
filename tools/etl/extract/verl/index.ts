/**
 * Reads: the JSON lines of verl's file logger, `<project>/<experiment>.jsonl`: {"step":1,"data":{…}}.
 * https://github.com/volcengine/verl/blob/main/verl/utils/tracking.py (FileLogger)
 * Takes: every number in `data`. Ignores: texts. verl's console is read by `text-log`.
 * The logger writes NaN as null: such values are left out, and named in a note.
 */
import { type Fact, issue, sourceRank } from "../fact.ts";
import { type JsonRecord, isRecord, jsonLineFacts, objectOfLine } from "../json-lines.ts";
import type { Reader } from "../reader.ts";
import { type ClaimedFile, type Detection, type Probe, no, yes } from "../source.ts";
import { plannedIn, rowParts, stepIn } from "../training-row.ts";

export const verl: Reader = { id: "verl", surest: 0.88, detect, read };

function detect(probe: Probe): Detection {
  const lines = probe.lines.slice(0, 50);
  const own = lines.filter((line) => {
    const row = objectOfLine(line);
    return row !== null && dataOf(row) !== null;
  });
  return own.length > 0 && own.length * 2 >= lines.length
    ? yes(0.88, "verl file logger")
    : no("no step with data");
}

/** The metrics of a line: besides `step` and `data` it has nothing. */
function dataOf(value: unknown): Readonly<Record<string, unknown>> | null {
  if (!isRecord(value) || Object.keys(value).length !== 2) return null;
  const { step, data } = value;
  if (typeof step !== "number" || !isRecord(data)) return null;
  const values = Object.values(data);
  return values.some((item) => typeof item === "number" || item === null) ? data : null;
}

async function* read(files: readonly ClaimedFile[]): AsyncIterable<Fact> {
  for (const { file } of files)
    yield* jsonLineFacts(file, (record) => lineFacts(file.path, record));
}

function lineFacts(path: string, { line, value }: JsonRecord): Iterable<Fact> | null {
  const data = dataOf(value);
  if (!data) return null;
  const place = { file: path, line };
  const facts: Fact[] = [];
  const nulls = Object.keys(data).filter((name) => data[name] === null);
  if (nulls.length > 0)
    facts.push(issue("null-value", "note", place, `NaN is written as null: ${nulls.join(", ")}`));
  const step = stepIn(value, ["step"]);
  const { axes, values } = rowParts(Object.entries(data));
  const planned = plannedIn(Object.entries(data));
  if (values.size > 0)
    facts.push({
      kind: "training-row",
      place,
      step,
      axes,
      values,
      naming: "plain",
      rank: sourceRank.jsonl,
      ...(planned && { planned }),
    });
  return facts;
}

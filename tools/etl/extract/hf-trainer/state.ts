import { type Fact, type Place, issue, sourceRank } from "../fact.ts";
import { isRecord } from "../json-lines.ts";
import { stateParts } from "./state-parts.ts";
import type { SourceFile } from "../source.ts";
import { wholeText } from "../text-lines.ts";
import { parseJson } from "../tolerant-json.ts";
import { plannedIn, stepIn, summaryFact, trainerFact } from "../training-row.ts";

const totals = `best_metric best_global_step best_model_checkpoint total_flos num_train_epochs
  train_batch_size`.split(/\s+/);

/** Larger files are read row by row: as one text and its objects they would take up to fifty times as much. */
const wholeUpTo = 4 << 20;

/** The facts of one state file. One that was cut off gives the rows before the cut. */
export function stateFacts(file: SourceFile): AsyncIterable<Fact> {
  return file.size > wholeUpTo ? factsByRow(file) : factsOfWhole(file);
}

/** The same facts, holding one row at a time. */
export async function* factsByRow(file: SourceFile): AsyncIterable<Fact> {
  const place = { file: file.path, line: null };
  let records = 0;
  let dropped = 0;
  for await (const part of stateParts(file.bytes())) {
    if (part.kind === "long-row") {
      records++;
      dropped++;
      yield issue("record-too-large", "dropped", place, `log_history[${records - 1}] is too long`);
      continue;
    }
    const parsed = parseJson(part.text);
    if (part.kind === "row") {
      const row = parsed.kind === "ok" ? parsed.value : null;
      dropped += yield* rowFacts(file.path, [row], records++);
      if (parsed.kind === "ok" && parsed.repaired) yield bareNumber(place);
    } else if (parsed.kind === "ok" && isRecord(parsed.value)) yield* totalsOf(place, parsed.value);
    else {
      records++;
      dropped++;
      if (part.isTooLong)
        yield issue("record-too-large", "dropped", place, "what is around log_history is too long");
      else yield damage(place, part.isWhole && parsed.kind === "bad" ? parsed.detail : cutOff);
    }
  }
  yield { kind: "read", file: file.path, records, dropped };
}

const cutOff = "the file is cut off";

async function* factsOfWhole(file: SourceFile): AsyncIterable<Fact> {
  const place = { file: file.path, line: null };
  const text = await wholeText(file.bytes());
  const parsed = parseJson(text);
  const whole = parsed.kind === "ok" && isRecord(parsed.value) ? parsed.value : null;
  if (parsed.kind === "bad") yield damage(place, parsed.detail);
  else if (parsed.repaired) yield bareNumber(place);
  const rows = whole ? whole["log_history"] : rowsBeforeCut(text);
  const list = Array.isArray(rows) ? rows : [];
  const dropped = yield* rowFacts(file.path, list);
  if (whole) yield* totalsOf(place, whole);
  const lost = whole ? 0 : 1;
  yield { kind: "read", file: file.path, records: list.length + lost, dropped: dropped + lost };
}

function* totalsOf(place: Place, state: Readonly<Record<string, unknown>>): Iterable<Fact> {
  const fields = Object.entries(state);
  yield summaryFact(
    place,
    fields.filter(([name]) => totals.includes(name)),
  );
  const planned = plannedIn(fields) ?? {};
  const done = stepIn(state, ["global_step"]);
  const isEarly = wasStopped(state) && done !== null && done < (planned.steps ?? done);
  const end = { ended: isEarly, ...(isEarly && { isEarly }) };
  yield { kind: "training-plan", place, planned, done, ...end };
}

/**
 * A callback told the training to stop, EarlyStoppingCallback for one; it is told so at its planned end, too.
 * https://github.com/huggingface/transformers/blob/main/src/transformers/trainer_callback.py (ExportableState)
 */
function wasStopped(state: Readonly<Record<string, unknown>>): boolean {
  const callbacks = recordIn(state, "stateful_callbacks");
  if (recordIn(recordIn(callbacks, "TrainerControl"), "args")["should_training_stop"] === true)
    return true;
  const stopping = recordIn(callbacks, "EarlyStoppingCallback");
  const patience = recordIn(stopping, "args")["early_stopping_patience"];
  const counter = recordIn(stopping, "attributes")["early_stopping_patience_counter"];
  return typeof patience === "number" && typeof counter === "number" && counter >= patience;
}

function recordIn(value: Readonly<Record<string, unknown>>, name: string) {
  const inner = value[name];
  return isRecord(inner) ? inner : {};
}

function damage(place: Place, detail: string): Fact {
  return issue("truncated-file", "warning", place, `only the rows before the damage: ${detail}`);
}

function bareNumber(place: Place): Fact {
  return issue("non-finite-number", "note", place, "bare NaN or Infinity");
}

/** @param first number of the first of them. Returns how many rows could not be used. */
function* rowFacts(path: string, rows: readonly unknown[], first = 0): Generator<Fact, number> {
  const place = { file: path, line: null };
  let dropped = 0;
  for (const [index, row] of rows.entries()) {
    const fact = isRecord(row)
      ? trainerFact(place, stepIn(row, ["step"]), Object.entries(row), {
          naming: "trainer",
          rank: sourceRank.state,
        })
      : null;
    if (fact) yield fact;
    else {
      dropped++;
      yield issue(
        "unusable-record",
        "dropped",
        place,
        `log_history[${first + index}] holds no number`,
      );
    }
  }
  return dropped;
}

/** Rows are flat objects, so each one can be read by itself. */
function rowsBeforeCut(text: string): readonly unknown[] {
  const rows = text.split(/"log_history"\s*:\s*\[/)[1]?.match(/\{[^{}]*\}/g) ?? [];
  return rows.flatMap((row) => {
    const parsed = parseJson(row);
    return parsed.kind === "ok" ? [parsed.value] : [];
  });
}

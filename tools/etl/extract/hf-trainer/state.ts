import { type Fact, issue, sourceRank } from "../fact.ts";
import { isRecord } from "../json-lines.ts";
import type { SourceFile } from "../source.ts";
import { wholeText } from "../text-lines.ts";
import { parseJson } from "../tolerant-json.ts";
import { stepIn, summaryFact, trainerFact } from "../training-row.ts";

const totals = `best_metric best_global_step best_model_checkpoint total_flos num_train_epochs
  train_batch_size`.split(/\s+/);

/** The facts of one state file. One that was cut off gives the rows before the cut. */
export async function* stateFacts(file: SourceFile): AsyncIterable<Fact> {
  const place = { file: file.path, line: null };
  const text = await wholeText(file.bytes());
  const parsed = parseJson(text);
  const whole = parsed.kind === "ok" && isRecord(parsed.value) ? parsed.value : null;
  if (parsed.kind === "bad")
    yield issue(
      "truncated-file",
      "warning",
      place,
      `only the rows before the damage: ${parsed.detail}`,
    );
  else if (parsed.repaired) yield issue("non-finite-number", "note", place, "bare NaN or Infinity");
  const rows = whole ? whole["log_history"] : rowsBeforeCut(text);
  const list = Array.isArray(rows) ? rows : [];
  const dropped = yield* rowFacts(file.path, list);
  if (whole)
    yield summaryFact(
      place,
      Object.entries(whole).filter(([name]) => totals.includes(name)),
    );
  const lost = whole ? 0 : 1;
  yield { kind: "read", file: file.path, records: list.length + lost, dropped: dropped + lost };
}

/** Returns how many rows could not be used. */
function* rowFacts(path: string, rows: readonly unknown[]): Generator<Fact, number> {
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
      yield issue("unusable-record", "dropped", place, `log_history[${index}] holds no number`);
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

import { type Fact, type Place, issue, sourceRank } from "../fact.ts";
import { type JsonRecord, isRecord } from "../json-lines.ts";
import { stepIn, summaryFact, trainerFact } from "../training-row.ts";

type Row = Readonly<Record<string, unknown>>;

/** The step's four spellings, from the newest to the oldest. */
const stepNames = [
  "global_step/max_steps",
  "steps[global_step/max_steps]",
  "iteration",
  "global_step",
];

/** "certain": only ms-swift writes it; "likely": its rows of 2023, which look like any HF trainer's. */
export function loggingKind(row: Row): "certain" | "likely" | "other" {
  if (isLastLine(row)) return "certain";
  const fraction = stepNames.some((name) => typeof row[name] === "string" && isFraction(row[name]));
  if (fraction && hasNumber(row)) return "certain";
  const old = typeof row["global_step"] === "number" && "epoch" in row;
  return old && ["acc", "learning_rate", "eval_loss", "train_loss"].some((name) => name in row)
    ? "likely"
    : "other";
}

function isFraction(text: string): boolean {
  return /^\d+\/\d+$/.test(text);
}

function hasNumber(row: Row): boolean {
  return Object.values(row).some((value) => typeof value === "number");
}

/** Written once, when the training ends: paths, data sets and, but for Megatron, all rows again. */
function isLastLine(row: Row): boolean {
  return "last_model_checkpoint" in row && ("model_parameter_info" in row || "log_history" in row);
}

/** The facts of one line; null if it is none of ms-swift's. */
export function loggingFacts(path: string, { line, value }: JsonRecord): Iterable<Fact> | null {
  const place = { file: path, line };
  if (isLastLine(value)) return lastLineFacts(place, value);
  const step = stepIn(value, stepNames);
  const style = { naming: "trainer", rank: sourceRank.jsonl } as const;
  const fact = step === null ? null : trainerFact(place, step, Object.entries(value), style);
  return fact && [fact];
}

function* lastLineFacts(place: Place, value: Row): Iterable<Fact> {
  const { log_history: history, ...totals } = value;
  if (Array.isArray(history)) {
    yield issue(
      "repeated-rows",
      "note",
      place,
      `log_history repeats ${history.length} rows, unrounded`,
    );
    for (const row of history) yield* historyFacts(place, row);
  }
  yield { ...summaryFact(place, Object.entries(totals)), isFinal: true };
}

function historyFacts(place: Place, row: unknown): Iterable<Fact> {
  const style = { naming: "trainer", rank: sourceRank.state } as const;
  const fact = isRecord(row)
    ? trainerFact(place, stepIn(row, ["step"]), Object.entries(row), style)
    : null;
  return fact
    ? [fact]
    : [issue("unusable-record", "dropped", place, "a row of log_history holds no number")];
}

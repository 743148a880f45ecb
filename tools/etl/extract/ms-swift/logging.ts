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

/** The lines of one file. It is appended to: what follows a last line was written by another process. */
export class LoggingLines {
  private readonly path: string;
  private hasEnded = false;
  /** Rows of the last line before, as text: a resumed training's own last line repeats those before its start. */
  private repeated = new Set<string>();

  constructor(path: string) {
    this.path = path;
  }

  /** The facts of one line; null if it is none of ms-swift's. */
  take({ line, value }: JsonRecord): Iterable<Fact> | null {
    const place = { file: this.path, line };
    if (isLastLine(value)) return this.lastLine(place, value);
    const step = stepIn(value, stepNames);
    const fact = step === null ? null : trainerFact(place, step, Object.entries(value), rowStyle);
    if (fact === null) return null;
    const begins = this.hasEnded;
    this.hasEnded = false;
    return begins ? [startFact(place, rowStyle.rank), fact] : [fact];
  }

  private *lastLine(place: Place, value: Row): Iterable<Fact> {
    this.hasEnded = true;
    const history: unknown = value["log_history"];
    const rows: readonly unknown[] = Array.isArray(history) ? history : [];
    const begins = this.repeated.size === 0 ? -1 : rows.findIndex((row) => !this.isKnown(row));
    for (const [at, fact] of [...lastLineFacts(place, value)].entries()) {
      // The first fact counts the rows, those of the rows follow one by one.
      if (begins !== -1 && at === begins + 1) yield startFact(place, historyStyle.rank);
      yield fact;
    }
    this.repeated = new Set(rows.map((row) => JSON.stringify(row)));
  }

  private isKnown(row: unknown): boolean {
    return this.repeated.has(JSON.stringify(row));
  }
}

const rowStyle = { naming: "trainer", rank: sourceRank.jsonl } as const;
const historyStyle = { naming: "trainer", rank: sourceRank.state } as const;

function startFact(place: Place, rank: number): Fact {
  return { kind: "training-start", place, rank };
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

/** One fact. */
function historyFacts(place: Place, row: unknown): Iterable<Fact> {
  const fact = isRecord(row)
    ? trainerFact(place, stepIn(row, ["step"]), Object.entries(row), historyStyle)
    : null;
  return fact
    ? [fact]
    : [issue("unusable-record", "dropped", place, "a row of log_history holds no number")];
}

import * as fc from "fast-check";
import { eventFile } from "./event-file.ts";

/** A row that a trainer logged. No two values of a log are equal. */
export interface WrittenRow {
  readonly step: number;
  readonly split: "train" | "val";
  /** Number of the worker or run that wrote it. */
  readonly writer: number;
  /** Seconds since its process began. */
  readonly elapsedS: number;
  readonly values: ReadonlyMap<string, number>;
  /** A process that took up an earlier one's training wrote this step, too. */
  readonly isAgain: boolean;
}

const formats = {
  wide: "log.jsonl",
  long: "log.jsonl",
  "wide table": "log.csv",
  "long table": "log.csv",
  array: "log.json",
  "ms-swift": "logging.jsonl",
  "llama-factory": "trainer_log.jsonl",
  state: "trainer_state.json",
  verl: "verl.jsonl",
  events: "events.out.tfevents.1780000000.host",
} as const;
export type LogFormat = keyof typeof formats;

const histories = ["one process", "resumed", "taking turns", "two files", "two folders"] as const;

export interface WrittenLog {
  readonly format: LogFormat;
  readonly history: (typeof histories)[number];
  /** Does every row say who wrote it? */
  readonly isLabelled: boolean;
  readonly rows: readonly WrittenRow[];
  /** By path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

interface Plan extends Pick<WrittenLog, "format" | "history" | "isLabelled"> {
  readonly order: "as written" | "newest first" | "shuffled";
  readonly count: number;
  readonly each: number;
  readonly hasVal: boolean;
  readonly hasAcc: boolean;
  /** How many steps before the last the training was resumed. */
  readonly back: number;
  readonly seed: number;
}

const plans: fc.Arbitrary<Plan> = fc.record({
  format: fc.constantFrom(...(Object.keys(formats) as LogFormat[])),
  history: fc.constantFrom(...histories),
  isLabelled: fc.boolean(),
  order: fc.constantFrom("as written", "newest first", "shuffled"),
  count: fc.integer({ min: 2, max: 14 }),
  each: fc.constantFrom(1, 10, 500),
  hasVal: fc.boolean(),
  hasAcc: fc.boolean(),
  back: fc.nat(8),
  seed: fc.nat(99_999),
});

/** Logs of every format: in any order, of one or several processes, splits, files and folders. */
export const writtenLogs: fc.Arbitrary<WrittenLog> = plans.map((plan) => {
  const parts = partsOf(plan);
  const { format, history } = plan;
  const isLabelled = plan.isLabelled && hasLabels(format);
  const files = new Map(
    parts.map((rows, at) => [
      pathOf(plan, at),
      contentOf({ ...plan, isLabelled }, inOrder(plan, rows), at),
    ]),
  );
  return { format, history, isLabelled, rows: parts.flat(), files };
});

function hasLabels(format: LogFormat): boolean {
  return ["wide", "long", "wide table", "long table", "array"].includes(format);
}

/** The rows of each file, in the order in which they came to be. */
function partsOf(plan: Plan): readonly (readonly WrittenRow[])[] {
  const values = numbers(plan.seed);
  const { count, history } = plan;
  const first = process(plan, values, { writer: 0, from: 1, isAgain: () => false });
  if (history === "one process") return [first];
  const from = Math.max(1, count - plan.back);
  if (history === "resumed") {
    const again = (at: number) => at >= from;
    const before = process(plan, values, { writer: 0, from: 1, isAgain: again });
    return [[...before, ...process(plan, values, { writer: 0, from, isAgain: again })]];
  }
  const other = process(plan, values, { writer: 1, from: 1, isAgain: () => false });
  if (history !== "taking turns") return [first, other];
  return [first.flatMap((row, at) => [row, ...other.slice(at, at + 1)])];
}

interface Process {
  readonly writer: number;
  readonly from: number;
  readonly isAgain: (at: number) => boolean;
}

function process(
  { count, each, hasVal, hasAcc }: Plan,
  next: () => number,
  { writer, from, isAgain }: Process,
): readonly WrittenRow[] {
  return Array.from({ length: count - from + 1 }, (_, row) => row + from).flatMap((at) =>
    (hasVal && at % 2 === 0 ? (["train", "val"] as const) : (["train"] as const)).map((split) => ({
      step: at * each,
      split,
      writer,
      isAgain: isAgain(at),
      elapsedS: (at - from + 1) * 60 + writer * 7 + (split === "val" ? 5 : 0),
      values: new Map([["loss", next()], ...(hasAcc ? [["acc", next()] as const] : [])]),
    })),
  );
}

/** Numbers that do not come twice. */
function numbers(seed: number): () => number {
  let at = seed;
  return () => ((at++ * 7919) % 100_003) / 1000 + 0.0001;
}

/** A stopwatch in each row is written by trainers that only append. */
function inOrder({ order, seed, format }: Plan, rows: readonly WrittenRow[]) {
  if (order === "as written" || format === "ms-swift" || format === "llama-factory") return rows;
  if (order === "newest first") return rows.toReversed();
  return rows
    .map((row, at) => [(at * 7919 + seed * 104_729) % 10_007, row] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, row]) => row);
}

function pathOf({ format, history }: Plan, at: number): string {
  const name = formats[format];
  if (history === "two folders") return `worker${at}/${name}`;
  if (history !== "two files") return name;
  if (format === "state") return `checkpoint-${at + 1}/${name}`;
  return format === "events" ? `${name}.${at}` : name.replace(".", `-${"ab"[at]}.`);
}

function contentOf(plan: Plan, rows: readonly WrittenRow[], file: number): Uint8Array {
  const { format } = plan;
  if (format === "events") return eventFile(rows.map((row) => eventOf(row, file)));
  return new TextEncoder().encode(textOf(plan, rows));
}

function eventOf({ step, elapsedS, split, values }: WrittenRow, file: number) {
  const scalars = [...values].map(([name, value]) => [shared(split, name), value] as const);
  return { wallS: 1_780_000_000 + file + elapsedS, step, scalars };
}

function textOf(plan: Plan, rows: readonly WrittenRow[]): string {
  const lines = (of: (row: WrittenRow) => object | readonly object[]) =>
    rows.flatMap((row) => of(row)).map((one) => `${JSON.stringify(one)}\n`);
  const records = { wide: wideRow, long: longRows };
  switch (plan.format) {
    case "wide":
    case "long":
      return lines((row) => records[plan.format === "wide" ? "wide" : "long"](row, plan)).join("");
    case "wide table":
    case "long table": {
      const isWide = plan.format === "wide table";
      return table(rows.flatMap((row) => (isWide ? [wideRow(row, plan)] : longRows(row, plan))));
    }
    case "array":
      return JSON.stringify(rows.map((row) => wideRow(row, plan)));
    case "verl":
      return lines((row) => ({
        step: row.step,
        data: renamed(row, (name) => shared(row.split, name)),
      })).join("");
    case "state":
      return JSON.stringify({
        global_step: Math.max(...rows.map(({ step }) => step)),
        is_world_process_zero: true,
        log_history: rows.map((row) => ({ ...trainerRow(row), step: row.step })),
      });
    case "ms-swift":
      return lines((row) => ({
        ...trainerRow(row),
        "global_step/max_steps": `${row.step}/9000`,
        elapsed_time: `${row.elapsedS}s`,
      })).join("");
    case "llama-factory":
      return lines((row) => ({
        current_steps: row.step,
        total_steps: 9000,
        ...trainerRow(row),
        elapsed_time: `0:${String(Math.floor(row.elapsedS / 60)).padStart(2, "0")}:${String(row.elapsedS % 60).padStart(2, "0")}`,
      })).join("");
    case "events":
      throw new Error("event files are no text");
  }
}

function wideRow(row: WrittenRow, { isLabelled }: Plan): Readonly<Record<string, unknown>> {
  const label = isLabelled ? { rank: row.writer } : {};
  return { step: row.step, phase: row.split, ...label, ...Object.fromEntries(row.values) };
}

function longRows(row: WrittenRow, { isLabelled }: Plan): Readonly<Record<string, unknown>>[] {
  const label = isLabelled ? { run: `run${row.writer}` } : {};
  return [...row.values].map(([metric, value]) => ({
    step: row.step,
    ...label,
    name: shared(row.split, metric),
    value,
  }));
}

function trainerRow(row: WrittenRow): Readonly<Record<string, unknown>> {
  return renamed(row, (name) => (row.split === "val" ? `eval_${name}` : name));
}

function renamed({ values }: WrittenRow, rename: (name: string) => string) {
  return Object.fromEntries([...values].map(([name, value]) => [rename(name), value]));
}

export function shared(split: WrittenRow["split"], name: string): string {
  return `${split === "val" ? "eval" : "train"}/${name}`;
}

function table(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => names.map((name) => cellOf(row[name])).join(","));
  return `${[names.join(","), ...lines].join("\n")}\n`;
}

function cellOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

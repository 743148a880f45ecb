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
  /** 0, or 1 for the process that took up the training of the first. */
  readonly process: number;
  /** A later process wrote this step of this split, too. */
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
  console: "train.log",
} as const;
export type LogFormat = keyof typeof formats;

const histories = [
  "one process",
  "resumed",
  "resumed in a new file",
  "taking turns",
  "two files",
  "two folders",
] as const;

export interface WrittenLog {
  readonly format: LogFormat;
  readonly history: (typeof histories)[number];
  /** Does every row say who wrote it? */
  readonly isLabelled: boolean;
  /** Does anything say where the second process of a resumed training begins? */
  readonly tellsProcesses: boolean;
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
  /** How many steps before the last the training was resumed, and how many the new process logged at most. */
  readonly back: number;
  readonly lives: number;
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
  back: fc.nat(14),
  lives: fc.oneof(fc.constantFrom(1, 2, 3), fc.constant(99)),
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
  const rows = parts.flat();
  return { format, history, isLabelled, tellsProcesses: tellsProcesses(plan), rows, files };
});

function tellsProcesses({ format, history, order }: Plan): boolean {
  if (history === "resumed in a new file") return format === "events";
  if (["ms-swift", "llama-factory"].includes(format)) return true;
  return (
    order === "as written" && ["wide table", "long table", "console", "events"].includes(format)
  );
}

function hasLabels(format: LogFormat): boolean {
  return ["wide", "long", "wide table", "long table", "array"].includes(format);
}

/** The rows of each file, in the order in which they came to be. */
function partsOf(plan: Plan): readonly (readonly WrittenRow[])[] {
  const values = numbers(plan.seed);
  const { count, history } = plan;
  const whole = { writer: 0, from: 1, to: count, number: 0, isAgain: () => false };
  if (history === "resumed" || history === "resumed in a new file") {
    const from = Math.max(1, count - plan.back);
    const to = Math.min(count, from + plan.lives - 1);
    const isAgain = (at: number) => at >= from && at <= to;
    const before = process(plan, values, { ...whole, isAgain });
    const after = process(plan, values, { ...whole, from, to, number: 1 });
    return history === "resumed" ? [[...before, ...after]] : [before, after];
  }
  const first = process(plan, values, whole);
  if (history === "one process") return [first];
  const other = process(plan, values, { ...whole, writer: 1 });
  if (history !== "taking turns") return [first, other];
  return [first.flatMap((row, at) => [row, ...other.slice(at, at + 1)])];
}

interface Process {
  readonly writer: number;
  readonly from: number;
  readonly to: number;
  readonly number: number;
  readonly isAgain: (at: number) => boolean;
}

function process(
  { each, hasVal, hasAcc }: Plan,
  next: () => number,
  { writer, from, to, number, isAgain }: Process,
): readonly WrittenRow[] {
  return Array.from({ length: to - from + 1 }, (_, row) => row + from).flatMap((at) =>
    (hasVal && at % 2 === 0 ? (["train", "val"] as const) : (["train"] as const)).map((split) => ({
      step: at * each,
      split,
      writer,
      process: number,
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
  if (history !== "two files" && history !== "resumed in a new file") return name;
  if (format === "state") return `checkpoint-${at + 1}/${name}`;
  const mark = history === "two files" ? "ab"[at] : at + 1;
  return format === "events" ? `${name}.${at}` : name.replace(".", `-${mark}.`);
}

function contentOf(plan: Plan, rows: readonly WrittenRow[], file: number): Uint8Array {
  const { format } = plan;
  if (format === "events") {
    const sessions = sessionsOf(plan, rows).map((of) => of.map((row) => eventOf(row, file)));
    return eventFile(
      sessions.flatMap(([first, ...others]) =>
        first ? [{ ...first, isStart: true }, ...others] : [],
      ),
    );
  }
  return new TextEncoder().encode(textOf(plan, rows));
}

function eventOf({ step, elapsedS, split, values, process }: WrittenRow, file: number) {
  const scalars = [...values].map(([name, value]) => [shared(split, name), value] as const);
  return { wallS: 1_780_000_000 + file + process * 10_000 + elapsedS, step, scalars };
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
      const recordsOf = (of: readonly WrittenRow[]) =>
        of.flatMap((row) => (isWide ? [wideRow(row, plan)] : longRows(row, plan)));
      return table(sessionsOf(plan, rows).map(recordsOf));
    }
    case "console":
      return sessionsOf(plan, rows)
        .map((of) => [consoleStart, ...of.map(consoleLine)].map((line) => `${line}\n`).join(""))
        .join("");
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

/** The rows of each process, where the format says where one begins. */
function sessionsOf(plan: Plan, rows: readonly WrittenRow[]): readonly (readonly WrittenRow[])[] {
  if (!tellsProcesses(plan)) return [rows];
  return [0, 1]
    .map((number) => rows.filter(({ process: of }) => of === number))
    .filter((of) => of.length > 0);
}

const consoleStart = "[before the start of training step] datetime: 2026-01-01 00:00:00";

/** As Megatron-LM prints them. */
function consoleLine({ step, split, values }: WrittenRow): string {
  const cells = [...values].map(([name, value]) => ` ${name}: ${value} |`).join("");
  return split === "train"
    ? ` iteration ${step}/ 9000 |${cells}`
    : ` validation loss at iteration ${step} on validation set |${cells}`;
}

/** A header before each part. */
function table(parts: readonly (readonly Readonly<Record<string, unknown>>[])[]): string {
  const names = [...new Set(parts.flat().flatMap((row) => Object.keys(row)))];
  const lines = parts.flatMap((rows) => [
    names.join(","),
    ...rows.map((row) => names.map((name) => cellOf(row[name])).join(",")),
  ]);
  return `${lines.join("\n")}\n`;
}

function cellOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

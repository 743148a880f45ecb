/** What is common to all readers of training logs: which fields of a row are axes, which values. */
import type { Axes, Place, Planned, TrainingPlan, TrainingRow, TrainingSummary } from "./fact.ts";
import { jsonValue } from "./json-value.ts";
import { durationS, numberOf } from "./number-text.ts";

export type Fields = Iterable<readonly [string, unknown]>;

/** Names of a step, what only repeats it or says how much is left, and settings that do not change. */
const bookkeeping = new Set(
  `step steps global_step current_step current_steps iter iteration _step max_steps total_steps
   global_step/max_steps steps[global_step/max_steps] percentage remaining_time eta
   rank local_rank global_rank world_size local_world_size`.split(/\s+/),
);

/** What tells how long a training was to be; of a fraction such as "10/438" the whole. */
const plans = new Map<string, keyof Planned>([
  ["max_steps", "steps"],
  ["total_steps", "steps"],
  ["global_step/max_steps", "steps"],
  ["steps[global_step/max_steps]", "steps"],
  ["iteration", "steps"],
  ...named(
    "steps",
    `max_iters max_iter max_iterations total_iters total_iter total_iterations num_training_steps
     num_train_steps max_train_steps training_steps train_iters train_iterations total_train_steps`,
  ),
  ...named(
    "epochs",
    "total_epochs num_epochs num_epoch max_epochs max_epoch n_epochs nepochs num_train_epochs train_epochs epochs",
  ),
]);

function named(unit: keyof Planned, names: string): readonly (readonly [string, keyof Planned])[] {
  return names.split(/\s+/).map((name) => [name, unit] as const);
}

/** Does a field of this name tell how long a training was to be? */
export function isPlanName(name: string): boolean {
  return plans.has(bareName(name)) && !fractions.has(bareName(name));
}

/** Steps, with the whole behind them. */
const fractions = new Set(["iteration", "global_step/max_steps", "steps[global_step/max_steps]"]);

const axisNames = new Map<string, keyof Axes>([
  ["epoch", "epoch"],
  ...["elapsed_time", "elapsed", "elapsed_s", "elapsed_sec", "elapsed_secs", "elapsed_seconds"].map(
    elapsed,
  ),
  ...["elapsed_time_s", "elapsed_time_sec", "time_elapsed", "time/time_elapsed"].map(elapsed),
  ["train_runtime", "elapsedS"],
  ["_runtime", "elapsedS"],
  ["timestamp", "wallS"],
  ["_timestamp", "wallS"],
  ["Wall time", "wallS"],
  ["num_tokens", "tokens"],
  ["num_input_tokens_seen", "tokens"],
  ["total_tokens", "tokens"],
  ["approximate_total_consumed_tokens", "tokens"],
  ["consumed_tokens", "tokens"],
  ["consumed tokens", "tokens"],
  ["consumed_samples", "samples"],
  ["consumed samples", "samples"],
]);

function elapsed(name: string): readonly [string, keyof Axes] {
  return [name, "elapsedS"];
}

/** Any of these beside `train_runtime`, which may stand in ordinary rows too, makes a final report. */
const finalReport = ["train_loss", "total_flos", "train_samples_per_second"];

/** Splits a row's fields into axes and values; what is neither a number nor an axis is left out. */
export function rowParts(fields: Fields): Pick<TrainingRow, "axes" | "values"> {
  const axes: { -readonly [name in keyof Axes]: Axes[name] } = {};
  const values = new Map<string, number>();
  for (const [name, value] of fields) {
    const bare = bareName(name);
    if (bookkeeping.has(bare) || plans.has(bare)) continue;
    const axis = axisNames.get(bare);
    const number = axis ? axisValue(axis, value) : numberOf(value);
    if (number === undefined) continue;
    if (axis) axes[axis] ??= number;
    else values.set(name, number);
  }
  return { axes, values };
}

/** What a row, or a state, says of how long the training was to be; −1 and 0 say nothing. */
export function plannedIn(fields: Fields): Planned | null {
  const planned: { -readonly [name in keyof Planned]: Planned[name] } = {};
  for (const [name, value] of fields) {
    const unit = plans.get(bareName(name));
    if (unit === undefined) continue;
    const whole = typeof value === "string" ? /^\s*\d+\/(\d+)\s*$/.exec(value)?.[1] : undefined;
    const isStep = bareName(name) === "iteration" || name.includes("/max_steps");
    const total = whole === undefined && isStep ? undefined : numberOf(whole ?? value);
    if (total !== undefined && total > 0 && Number.isFinite(total)) planned[unit] = total;
  }
  return Object.keys(planned).length === 0 ? null : planned;
}

/** Some tools put even the step and the epoch into the group of their training metrics. */
function bareName(name: string): string {
  return name.replace(/^(?:train|training|trainer)\//, "");
}

function axisValue(axis: keyof Axes, value: unknown): number | undefined {
  const read = {
    elapsedS: durationS,
    wallS: instantS,
    epoch: numberOf,
    tokens: numberOf,
    samples: numberOf,
  };
  const number = read[axis](value);
  return number !== undefined && Number.isFinite(number) ? number : undefined;
}

/** Seconds since 1970 of a time in seconds, milliseconds or ISO 8601 with a zone; a local time is none. */
function instantS(value: unknown): number | undefined {
  if (typeof value === "string" && /\d{2}:\d{2}.*(?:Z|[-+]\d{2}:?\d{2})$/.test(value))
    return Date.parse(value) / 1000;
  const number = numberOf(value);
  if (number === undefined || number < 1e8) return undefined;
  return number < 1e11 ? number : number / 1000;
}

/**
 * A row of a trainer, or the report it gives at its end, or of a row without values what it says of the
 * training's length; null if it says nothing.
 */
export function trainerFact(
  place: Place,
  step: number | null,
  fields: Fields,
  style: Pick<TrainingRow, "naming" | "rank">,
): TrainingRow | TrainingSummary | TrainingPlan | null {
  const all = [...fields];
  const { axes, values } = rowParts(all);
  if (isFinalReport(all.map(([name]) => name))) {
    const { epoch } = axes;
    const at = { ...(step !== null && { step }), ...(epoch !== undefined && { epoch }) };
    return { ...summaryFact(place, all), isFinal: true, ...at };
  }
  const planned = plannedIn(all);
  if (values.size > 0)
    return {
      kind: "training-row",
      place,
      step,
      axes,
      values,
      ...style,
      ...(planned && { planned }),
    };
  return planned && { kind: "training-plan", place, planned, done: step, ended: false };
}

/** HF Trainer ends with one row of totals. */
export function isFinalReport(names: Iterable<string>): boolean {
  const bare = new Set([...names].map(bareName));
  return bare.has("train_runtime") && finalReport.some((name) => bare.has(name));
}

/** One-shot values: time, epoch and bookkeeping left out, paths cut to their last segment. */
export function summaryFact(place: Place, fields: Fields): TrainingSummary {
  const kept = [...fields].flatMap(([name, value]) => {
    const bare = bareName(name);
    if (bookkeeping.has(bare) || bare === "epoch" || bare === "elapsed_time") return [];
    const isPath = bare.endsWith("_checkpoint") || /^(?:~?\/|[A-Za-z]:\\)/.test(String(value));
    const json = jsonValue(isPath ? lastSegment(value) : (numberOf(value) ?? value));
    return json === null ? [] : [[bare, json] as const];
  });
  return { kind: "training-summary", place, values: Object.fromEntries(kept) };
}

/** The last segment of a path, of either kind of slash. */
export function lastSegment(path: unknown): string | undefined {
  return typeof path === "string" ? /[^/\\]+(?=[/\\]*$)/.exec(path)?.[0] : undefined;
}

/** The step in the first of these fields that holds one: 10, "10", "1,000" or "10/438". */
export function stepIn(row: Readonly<Record<string, unknown>>, names: readonly string[]) {
  for (const name of names) {
    const value = Object.hasOwn(row, name) ? row[name] : undefined;
    const step = numberOf(typeof value === "string" ? value.replace(/\s*\/.*$/s, "") : value);
    if (step !== undefined && Number.isSafeInteger(step)) return step;
  }
  return null;
}

import type { KindStatus } from "@evalsite/protocol";
import type { Planned, TrainingPlan, TrainingRow, TrainingSummary } from "../extract/fact.ts";
import { splitOf } from "../extract/split-word.ts";
import { EpochLengths } from "./epoch-lengths.ts";

/** The lowest and the two highest positions of a log's rows; infinite without. */
interface Reach {
  first: number;
  before: number;
  last: number;
}

/** What one log says of how far the training got. */
interface LogEnd {
  readonly steps: Reach;
  readonly epochs: Reach;
  planned: Planned;
  /** Nothing came after the trainer said that it had come to its end. */
  hasEnded: boolean;
  /** It was stopped, though more was planned. */
  isEarly: boolean;
  /** The epochs are whole numbers, and some has rows at several steps: then an epoch's number tells that it began. */
  countsBegun: "no" | "yes" | "unseen";
  row: { readonly step: number; readonly epoch: number };
  readonly lengths: EpochLengths;
}

/** How far the training of a run got, as far as its logs tell. They are kept apart: numbers of one say nothing of another's. */
export class TrainingState {
  private readonly logs = new Map<string, LogEnd>();

  takeRow({ place, step, axes, planned, split }: TrainingRow): void {
    const log = this.logOf(place.file);
    const isTraining = split === undefined || splitOf(split) === "train";
    if (step !== null && axes.epoch !== undefined && isTraining) noteEpoch(log, step, axes.epoch);
    const goesOn =
      step === null
        ? reached(log.epochs, axes.epoch ?? -Infinity)
        : reachedBy(log, step, axes.epoch);
    if (goesOn) [log.hasEnded, log.isEarly] = [false, false];
    if (planned) log.planned = { ...log.planned, ...planned };
  }

  takePlan({ place, planned, done, ended, isEarly }: TrainingPlan): void {
    const log = this.logOf(place.file);
    if (done !== null && reached(log.steps, done)) log.hasEnded = false;
    log.planned = { ...log.planned, ...planned };
    if (ended) log.hasEnded = true;
    if (isEarly) log.isEarly = true;
  }

  takeSummary({ place, isFinal, step, epoch }: TrainingSummary): void {
    if (!isFinal) return;
    const log = this.logOf(place.file);
    reached(log.steps, step ?? -Infinity);
    reached(log.epochs, epoch ?? -Infinity);
    log.hasEnded = true;
  }

  /** The state of a training of which there are curves. */
  status(): KindStatus {
    const logs = [...this.logs.values()].map(countedOn);
    const furthest = furthestOf(logs, "steps");
    const latest = furthestOf(logs, "epochs");
    const steps = soundPlan(
      furthest.planned.steps ?? most(logs, (log) => log.planned.steps),
      furthest.steps,
    );
    const epochs = soundPlan(
      most(logs, (log) => log.planned.epochs),
      latest.epochs,
    );
    const isByEpoch = steps === null && epochs !== null && Number.isFinite(latest.epochs.last);
    const byStep = Number.isFinite(furthest.steps.last) && !isByEpoch;
    const reach = byStep ? furthest.steps : latest.epochs;
    const total = byStep ? steps : epochs;
    const over = logs.filter((log) => log.hasEnded && log.steps.last >= furthest.steps.last);
    const end = {
      isOver: over.length > 0,
      isEarly: logs.some((log) => log.isEarly),
      isNear: isNearEnd(reach, total),
      isBegun: !byStep && latest.countsBegun === "yes",
    };
    return { ...verdict(reach.last, total, end), ...amounts(reach.last, total, byStep) };
  }

  private logOf(file: string): LogEnd {
    const log = this.logs.get(file) ?? newLog();
    this.logs.set(file, log);
    return log;
  }
}

function newLog(): LogEnd {
  const reach = () => ({ first: Infinity, before: -Infinity, last: -Infinity });
  const row = { step: Number.NaN, epoch: Number.NaN };
  const ends = { planned: {}, hasEnded: false, isEarly: false };
  const lengths = new EpochLengths();
  return { steps: reach(), epochs: reach(), ...ends, countsBegun: "unseen", row, lengths };
}

/** Steps that begin anew in each epoch are counted on, as they are drawn; where that cannot be, no plan of steps tells. */
function countedOn(log: LogEnd): LogEnd {
  if (!log.lengths.beginsAnew) return log;
  const global = log.lengths.globalStep;
  const { steps: _unknown, ...planned } = log.planned;
  if (global === null) return { ...log, planned };
  const last = global.of(log.row.epoch, log.row.step);
  const { first, before, last: highest } = log.steps;
  return { ...log, steps: { first, before: last - (highest - before), last } };
}

function noteEpoch(log: LogEnd, step: number, epoch: number): void {
  if (!Number.isInteger(epoch)) log.countsBegun = "no";
  else if (log.countsBegun === "unseen" && epoch === log.row.epoch && step !== log.row.step)
    log.countsBegun = "yes";
  log.lengths.add(epoch, step);
  log.row = { step, epoch };
}

/** Does the step exceed all before? Epochs that do not are rounded. */
function reachedBy(log: LogEnd, step: number, epoch = -Infinity): boolean {
  reached(log.epochs, epoch);
  return reached(log.steps, step);
}

function reached(reach: Reach, position: number): boolean {
  if (position === -Infinity) return false;
  if (position < reach.first) reach.first = position;
  if (position > reach.last) {
    reach.before = reach.last;
    reach.last = position;
    return true;
  }
  if (position < reach.last && position > reach.before) reach.before = position;
  return false;
}

function furthestOf(logs: readonly LogEnd[], of: "steps" | "epochs"): LogEnd {
  return logs.reduce((best, log) => (log[of].last > best[of].last ? log : best), newLog());
}

function most(logs: readonly LogEnd[], of: (log: LogEnd) => number | undefined): number | null {
  const found = logs.flatMap((log) => of(log) ?? []);
  return found.length === 0 ? null : Math.max(...found);
}

/** A training that went far beyond its plan had another one: what is counted there is something else. */
function soundPlan(total: number | null, { last }: Reach): number | null {
  return total === null || last > 1.1 * total + 1 ? null : total;
}

/** The next row would have stood behind the end: whether it was reached is not told. */
function isNearEnd({ first, before, last }: Reach, total: number | null): boolean {
  const interval = last - before;
  if (total === null || !Number.isFinite(interval)) return false;
  // Positions that count from 0 end one before the total.
  return last + interval > (first === 0 ? total - 1 : total);
}

/** What `detail` says of a training that was stopped though nothing failed. */
const early = "early-stopping";

function verdict(
  done: number,
  total: number | null,
  {
    isOver,
    isEarly,
    isNear,
    isBegun,
  }: Readonly<Record<"isOver" | "isEarly" | "isNear" | "isBegun", boolean>>,
): Pick<KindStatus, "kind" | "status" | "reason" | "detail"> {
  const kind = "training";
  const detail = null;
  const isShort = total !== null && done < total;
  if (isShort && isEarly) return { kind, status: "partial", reason: "stopped", detail: early };
  if (isOver) return { kind, status: "complete", reason: "end-reported", detail };
  if (total === null || !Number.isFinite(done))
    return { kind, status: "unknown", reason: "end-unknown", detail };
  if (!isShort && isBegun) return { kind, status: "unknown", reason: "near-end", detail };
  if (!isShort) return { kind, status: "complete", reason: "end-reached", detail };
  if (isNear) return { kind, status: "unknown", reason: "near-end", detail };
  return { kind, status: "partial", reason: "stopped", detail };
}

function amounts(
  done: number,
  total: number | null,
  byStep: boolean,
): Pick<KindStatus, "done" | "total" | "unit"> {
  const known = Number.isFinite(done);
  const unit = byStep ? "steps" : "epochs";
  return { done: known ? done : null, total, unit: known ? unit : null };
}

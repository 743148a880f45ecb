import type { KindStatus } from "@evalsite/protocol";
import type { Planned, TrainingPlan, TrainingRow, TrainingSummary } from "../extract/fact.ts";

/** What one log says of how far the training got. */
interface LogEnd {
  /** The two highest steps of its rows, −Infinity without. */
  last: number;
  before: number;
  first: number;
  epoch: number;
  planned: Planned;
  /** Nothing came after the trainer said that it had come to its end. */
  hasEnded: boolean;
}

/** How far the training of a run got, as far as its logs tell. They are kept apart: numbers of one say nothing of another's. */
export class TrainingState {
  private readonly logs = new Map<string, LogEnd>();

  takeRow({ place, step, axes, planned }: TrainingRow): void {
    const log = this.logOf(place.file);
    if (step !== null) reached(log, step);
    if (axes.epoch !== undefined && axes.epoch > log.epoch) log.epoch = axes.epoch;
    if (planned) log.planned = { ...log.planned, ...planned };
  }

  takePlan({ place, planned, done, ended }: TrainingPlan): void {
    const log = this.logOf(place.file);
    if (done !== null) reached(log, done);
    log.planned = { ...log.planned, ...planned };
    if (ended) log.hasEnded = true;
  }

  takeSummary({ place, isFinal }: TrainingSummary): void {
    if (isFinal) this.logOf(place.file).hasEnded = true;
  }

  /** The state of a training of which there are curves. */
  status(): KindStatus {
    const logs = [...this.logs.values()];
    const furthest = logs.reduce((best, log) => (log.last > best.last ? log : best), newLog());
    const steps = furthest.planned.steps ?? most(logs, (log) => log.planned.steps);
    const epochs = most(logs, (log) => log.planned.epochs);
    const epoch = most(logs, (log) => log.epoch) ?? -Infinity;
    const byStep = Number.isFinite(furthest.last) && (steps !== null || epochs === null);
    const done = byStep ? furthest.last : epoch;
    const total = byStep ? steps : epochs;
    const isOver = logs.some((log) => log.hasEnded && log.last >= furthest.last);
    const near = byStep && isNearEnd(furthest, total);
    return { ...verdict(done, total, { isOver, isNear: near }), ...amounts(done, total, byStep) };
  }

  private logOf(file: string): LogEnd {
    const log = this.logs.get(file) ?? newLog();
    this.logs.set(file, log);
    return log;
  }
}

function newLog(): LogEnd {
  const [least, most] = [-Infinity, Infinity];
  return { last: least, before: least, first: most, epoch: least, planned: {}, hasEnded: false };
}

function reached(log: LogEnd, step: number): void {
  if (step < log.first) log.first = step;
  if (step > log.last) {
    log.before = log.last;
    log.last = step;
    log.hasEnded = false;
  } else if (step < log.last && step > log.before) log.before = step;
}

function most(logs: readonly LogEnd[], of: (log: LogEnd) => number | undefined): number | null {
  const found = logs.flatMap((log) => of(log) ?? []);
  return found.length === 0 ? null : Math.max(...found);
}

/** The next row would have stood behind the end: whether it was reached is not told. */
function isNearEnd({ first, before, last }: LogEnd, total: number | null): boolean {
  const interval = last - before;
  if (total === null || !Number.isFinite(interval)) return false;
  // Steps that count from 0 end one before the total.
  return last + interval > (first === 0 ? total - 1 : total);
}

function verdict(
  done: number,
  total: number | null,
  { isOver, isNear }: { readonly isOver: boolean; readonly isNear: boolean },
): Pick<KindStatus, "kind" | "status" | "reason"> {
  const kind = "training";
  if (isOver) return { kind, status: "complete", reason: "end-reported" };
  if (total === null || !Number.isFinite(done))
    return { kind, status: "unknown", reason: "end-unknown" };
  if (done >= total) return { kind, status: "complete", reason: "end-reached" };
  if (isNear) return { kind, status: "unknown", reason: "near-end" };
  return { kind, status: "partial", reason: "stopped" };
}

function amounts(
  done: number,
  total: number | null,
  byStep: boolean,
): Pick<KindStatus, "done" | "total" | "unit" | "detail"> {
  const known = Number.isFinite(done);
  const unit = byStep ? "steps" : "epochs";
  return { done: known ? done : null, total, unit: known ? unit : null, detail: null };
}

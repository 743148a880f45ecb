import type {
  Completeness,
  KindStatus,
  LoadPoint,
  StressTest,
  SuiteSummary,
} from "@evalsite/protocol";
import type { ProgressFact } from "../extract/fact.ts";
import { naturalOrder } from "./natural-order.ts";

/** What the states of a run rest on. */
export interface StateParts {
  readonly suites: readonly SuiteSummary[];
  /** What the evaluator says of its progress. */
  readonly progress: readonly ProgressFact[];
  /** Other backends whose results lie there unread. */
  readonly backends: readonly string[];
  /** Null without curves. */
  readonly training: KindStatus | null;
  readonly stressTests: readonly StressTest[];
}

/** Each kind of work of a run by itself. */
export function runStates(parts: StateParts): readonly KindStatus[] {
  const states = [evaluationState(parts), parts.training, stressState(parts.stressTests)].filter(
    (state) => state !== null,
  );
  return states.length > 0
    ? states
    : [{ ...untold, status: "empty", reason: "only-configuration" }];
}

const untold = { kind: null, done: null, total: null, unit: null, detail: null };

/** From what the reader should know first. */
const gravity: readonly Completeness[] = [
  "failed",
  "running",
  "partial",
  "provisional",
  "unread",
  "empty",
  "unknown",
  "complete",
];

/** All states in a word: the gravest; partial where only some kinds failed. */
export function summaryOf(states: readonly KindStatus[]): Completeness {
  const found = new Set(states.map(({ status }) => status));
  if (found.has("failed") && found.size > 1) return "partial";
  return gravity.find((status) => found.has(status)) ?? "complete";
}

function evaluationState({ suites, progress, backends }: StateParts): KindStatus | null {
  const evaluation = { ...untold, kind: "evaluation" as const };
  if (suites.length > 0) {
    const done = suites.filter(({ status }) => status === "complete").length;
    const amounts = { done, total: suites.length, unit: "benchmarks" as const };
    return { ...evaluation, ...amounts, ...evaluationVerdict(suites, progress) };
  }
  const names = [...new Set(backends)].toSorted(naturalOrder).join(", ");
  if (names !== "") return { ...evaluation, ...unread, detail: names };
  return progress.length === 0 ? null : { ...evaluation, ...evaluationVerdict(suites, progress) };
}

const unread = { status: "unread", reason: "other-backend" } as const;

function evaluationVerdict(
  suites: readonly SuiteSummary[],
  progress: readonly ProgressFact[],
): Partial<KindStatus> & Pick<KindStatus, "status" | "reason"> {
  const found = new Set(suites.map(({ status }) => status));
  const [only] = found.size === 1 ? found : [];
  if (only === "failed") return { status: "failed", reason: "no-score" };
  if (only === "empty") return { status: "empty", reason: "only-configuration" };
  if (found.has("provisional")) return { status: "provisional", reason: "no-report" };
  if (progress.length > 0 && progress.every(({ status }) => status !== "completed"))
    return { status: "partial", reason: "interrupted", ...answered(progress) };
  if (suites.length === 0) return { status: "failed", reason: "no-score" };
  if (only !== "complete") return { status: "partial", reason: "answers-missing" };
  return { status: "complete", reason: "all-there" };
}

/** Answers, where the evaluator counted them. */
function answered(progress: readonly ProgressFact[]): Partial<KindStatus> {
  const counted = progress.filter(({ total, processed }) => total !== null && processed !== null);
  if (counted.length !== progress.length) return {};
  const sum = (of: "total" | "processed") =>
    counted.reduce((all, fact) => all + (fact[of] ?? 0), 0);
  return { done: sum("processed"), total: sum("total"), unit: "samples" };
}

function stressState(tests: readonly StressTest[]): KindStatus | null {
  const points = tests.flatMap((test) => test.points);
  if (points.length === 0) return null;
  const known = points.filter(({ requests }) => requests.total !== null);
  const failed = points.filter(isAllFailed).length;
  const sum = (of: "total" | "succeeded") =>
    known.length === 0 ? null : known.reduce((all, { requests }) => all + (requests[of] ?? 0), 0);
  return {
    ...untold,
    kind: "stress-test",
    done: sum("succeeded"),
    total: sum("total"),
    unit: "requests",
    ...stressVerdict(failed, points.length),
  };
}

function stressVerdict(failed: number, points: number): Pick<KindStatus, "status" | "reason"> {
  if (failed === 0) return { status: "complete", reason: "all-there" };
  if (failed === points) return { status: "failed", reason: "all-failed" };
  return { status: "partial", reason: "some-failed" };
}

/** No request of a load point was answered. */
export function isAllFailed({ requests }: Pick<LoadPoint, "requests">): boolean {
  const { total, succeeded, failed } = requests;
  if (succeeded !== null) return succeeded === 0 && (total ?? failed ?? 0) > 0;
  return failed !== null && failed > 0 && failed === total;
}

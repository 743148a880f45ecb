import type { KindStatus } from "@evalsite/protocol";
import { expect, test } from "vitest";
import { evaluationStatus, statesOf } from "./run-states.ts";

const state = (kind: KindStatus["kind"], status: KindStatus["status"]): KindStatus => ({
  kind,
  status,
  reason: "all-there",
  done: null,
  total: null,
  unit: null,
  detail: null,
});

test("an older publication's one status is that of its first kind", () => {
  const [only, more] = statesOf({ status: "provisional", states: [], kinds: ["evaluation"] });
  expect(only).toMatchObject({ kind: "evaluation", status: "provisional", reason: "no-report" });
  expect(more).toBeUndefined();
});

test("scores are as complete as the evaluation, whatever became of the training", () => {
  const states = [state("evaluation", "complete"), state("training", "unknown")];
  expect(evaluationStatus({ status: "unknown", states, kinds: [] })).toBe("complete");
  expect(evaluationStatus({ status: "partial", states: [], kinds: [] })).toBe("partial");
});

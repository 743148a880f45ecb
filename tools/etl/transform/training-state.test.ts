import { expect, test } from "vitest";
import type { TrainingRow } from "../extract/fact.ts";
import { TrainingState } from "./training-state.ts";

const place = (file: string) => ({ file, line: null });

interface Log {
  readonly file?: string;
  readonly steps: readonly (number | null)[];
  readonly epochs?: readonly number[];
  readonly planned?: TrainingRow["planned"];
  readonly ends?: boolean;
}

function state(...logs: readonly Log[]) {
  const training = new TrainingState();
  for (const { file = "log", steps, epochs = [], planned, ends = false } of logs) {
    for (const [at, step] of steps.entries()) {
      const epoch = epochs[at];
      const axes = epoch === undefined ? {} : { epoch };
      const row = { kind: "training-row", place: place(file), step, axes } as const;
      const values = new Map([["loss", 1]]);
      training.takeRow({ ...row, values, naming: "plain", rank: 1, ...(planned && { planned }) });
    }
    if (ends)
      training.takeSummary({
        kind: "training-summary",
        place: place(file),
        isFinal: true,
        values: {},
      });
  }
  const { status, reason, done, total, unit } = training.status();
  return [status, reason, done, total, unit];
}

const to330 = Array.from({ length: 33 }, (_, row) => 10 * (row + 1));

test.each([
  [
    "stops before its end",
    [{ steps: to330, planned: { steps: 1000 } }],
    ["partial", "stopped", 330, 1000, "steps"],
  ],
  [
    "reaches it",
    [{ steps: to330, planned: { steps: 330 } }],
    ["complete", "end-reached", 330, 330, "steps"],
  ],
  ["has no plan", [{ steps: to330 }], ["unknown", "end-unknown", 330, null, "steps"]],
  [
    "ends earlier than planned",
    [{ steps: to330, planned: { steps: 1000 }, ends: true }],
    ["complete", "end-reported", 330, 1000, "steps"],
  ],
  [
    "would log next behind the end",
    [{ steps: to330, planned: { steps: 335 } }],
    ["unknown", "near-end", 330, 335, "steps"],
  ],
  [
    "counts from 0",
    [{ steps: [0, 1, 2, 3], planned: { steps: 4 } }],
    ["unknown", "near-end", 3, 4, "steps"],
  ],
  [
    "knows epochs alone",
    [{ steps: [null, null], epochs: [0.5, 1.5], planned: { epochs: 3 } }],
    ["partial", "stopped", 1.5, 3, "epochs"],
  ],
  [
    "knows how many epochs only",
    [{ steps: [1, 2], epochs: [1, 3], planned: { epochs: 3 } }],
    ["complete", "end-reached", 3, 3, "epochs"],
  ],
  ["has neither", [{ steps: [null] }], ["unknown", "end-unknown", null, null, null]],
] as const)("a log that %s", (_what, logs, expected) => {
  expect(state(...logs)).toEqual(expected);
});

test("a log that goes on after its end has not ended", () => {
  const first = { steps: [100, 200], planned: { steps: 200 }, ends: true };
  const second = { steps: [300], planned: { steps: 1000 } };
  expect(state(first, second)).toEqual(["partial", "stopped", 300, 1000, "steps"]);
  expect(state(first, { ...second, file: "other" })).toEqual([
    "partial",
    "stopped",
    300,
    1000,
    "steps",
  ]);
});

test("the log that got furthest says it, with the plan of another if it has none", () => {
  const planned = { file: "state", steps: [330], planned: { steps: 1000 } };
  expect(state(planned, { file: "events", steps: [330, 500] })).toEqual([
    "partial",
    "stopped",
    500,
    1000,
    "steps",
  ]);
});

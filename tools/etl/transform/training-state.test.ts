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
  [
    "logs within whole epochs, the last of which began",
    [{ steps: [10, 20, 30, 40], epochs: [1, 1, 2, 2], planned: { epochs: 2 } }],
    ["unknown", "near-end", 2, 2, "epochs"],
  ],
  [
    "would log next behind the last epoch",
    [{ steps: [50, 100, 150], epochs: [0.66, 1.32, 1.98], planned: { epochs: 2 } }],
    ["unknown", "near-end", 1.98, 2, "epochs"],
  ],
  [
    "went far beyond what was taken for its plan",
    [{ steps: [1000, 2000], planned: { steps: 5 } }],
    ["unknown", "end-unknown", 2000, null, "steps"],
  ],
  [
    "knows steps, and how many epochs only",
    [{ steps: [10, 20], planned: { epochs: 2 } }],
    ["unknown", "end-unknown", 20, null, "steps"],
  ],
  [
    "counts steps anew in each epoch",
    [{ steps: [50, 100, 50, 100], epochs: [1, 1, 2, 2], planned: { steps: 300 } }],
    ["partial", "stopped", 200, 300, "steps"],
  ],
  [
    "counts steps anew in epochs of no known length",
    [{ steps: [50, 100, 50, 90, 50], epochs: [1, 1, 2, 2, 3], planned: { steps: 300 } }],
    ["unknown", "end-unknown", 100, null, "steps"],
  ],
  ["has neither", [{ steps: [null] }], ["unknown", "end-unknown", null, null, null]],
] as const)("a log that %s", (_what, logs, expected) => {
  expect(state(...logs)).toEqual(expected);
});

test("a report at the end tells where it stands", () => {
  const training = new TrainingState();
  const report = { kind: "training-summary", place: place("log"), values: {} } as const;
  training.takeSummary({ ...report, isFinal: true, epoch: 1 });
  expect(training.status()).toMatchObject({ reason: "end-reported", done: 1, unit: "epochs" });
});

test("a training that was stopped early is not complete, and says why", () => {
  const training = new TrainingState();
  const plan = { kind: "training-plan", place: place("log") } as const;
  training.takePlan({ ...plan, planned: { steps: 1000 }, done: 200, ended: false });
  training.takePlan({ ...plan, planned: {}, done: null, ended: true, isEarly: true });
  training.takePlan({ ...plan, planned: {}, done: null, ended: true });
  expect(training.status()).toMatchObject({
    status: "partial",
    reason: "stopped",
    detail: "early-stopping",
    done: 200,
    total: 1000,
  });
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

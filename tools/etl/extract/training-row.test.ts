import { expect, test } from "vitest";
import {
  lastSegment,
  plannedIn,
  rowParts,
  stepIn,
  summaryFact,
  trainerFact,
} from "./training-row.ts";

const place = { file: "a.jsonl", line: 1 };
const fields = (row: Readonly<Record<string, unknown>>) => Object.entries(row);
const axes = (row: Readonly<Record<string, unknown>>) => rowParts(fields(row)).axes;

test("axes are told from values, in a group of training metrics too; of two that say one the first counts", () => {
  const { axes: found, values } = rowParts(
    fields({
      step: 3,
      epoch: 0.5,
      "train/num_tokens": 9,
      "consumed samples": "12",
      rank: 1,
      elapsed_time: "0:01:05",
      _runtime: 99,
      total_epochs: 3,
      loss: 0.25,
      "eval/loss": "1e-2",
      note: "text",
    }),
  );
  expect(found).toEqual({ epoch: 0.5, tokens: 9, samples: 12, elapsedS: 65 });
  expect(Object.fromEntries(values)).toEqual({ loss: 0.25, "eval/loss": 0.01 });
});

test.each([
  [1_700_000_000, 1_700_000_000],
  [1_700_000_000_500, 1_700_000_000.5],
  [1e8, 1e8],
  [99_999_999, undefined],
  [1e11, 1e8],
  ["2026-01-02T03:04:05Z", 1_767_323_045],
  ["2026-01-02 03:04:05+08:00", 1_767_294_245],
  ["2026-01-02T03:04:05", undefined],
])("the timestamp %s is %s", (timestamp, expected) => {
  expect(axes({ timestamp }).wallS).toBe(expected);
});

test.each<[Readonly<Record<string, unknown>>, ReturnType<typeof plannedIn>]>([
  [
    { max_steps: 100, num_train_epochs: "3" },
    { steps: 100, epochs: 3 },
  ],
  [{ "train/total_steps": 7 }, { steps: 7 }],
  [{ "global_step/max_steps": "10/438" }, { steps: 438 }],
  [{ "global_step/max_steps": 10 }, null],
  [{ iteration: " 5/20 " }, { steps: 20 }],
  [{ iteration: 5 }, null],
  [{ max_steps: -1, num_epochs: 0 }, null],
  [{ loss: 1 }, null],
])("%j plans %j", (row, expected) => expect(plannedIn(fields(row))).toEqual(expected));

test("a row is values, a plan, the totals at the end, or nothing", () => {
  const of = (row: Readonly<Record<string, unknown>>) =>
    trainerFact(place, 4, fields(row), { naming: "plain", rank: 0 } as never);
  expect(of({ loss: 1, max_steps: 9 })).toMatchObject({
    kind: "training-row",
    step: 4,
    planned: { steps: 9 },
  });
  expect(of({ loss: 1 })).not.toHaveProperty("planned");
  expect(of({ max_steps: 9 })).toEqual({
    kind: "training-plan",
    place,
    planned: { steps: 9 },
    done: 4,
    ended: false,
  });
  expect(of({ train_runtime: 5, total_flos: 1 })).toMatchObject({
    kind: "training-summary",
    isFinal: true,
  });
  expect(of({ train_runtime: 5, loss: 1 })).toMatchObject({ kind: "training-row" });
  expect(of({ note: "x" })).toBeNull();
});

test("a summary leaves out bookkeeping, and of paths all but the last segment", () => {
  const { values } = summaryFact(
    place,
    fields({
      step: 1,
      epoch: 2,
      elapsed_time: 3,
      "train/loss": "0.5",
      words: "a/b c",
      best_model_checkpoint: "out/checkpoint-5/",
      a: "/home/x/y",
      b: "~/z",
      c: "C:\\d\\e",
      nothing: undefined,
    }),
  );
  expect(values).toEqual({
    loss: 0.5,
    words: "a/b c",
    best_model_checkpoint: "checkpoint-5",
    a: "y",
    b: "z",
    c: "e",
  });
  expect([lastSegment(5), lastSegment("///")]).toEqual([undefined, undefined]);
});

test.each([
  [{ step: 10 }, 10],
  [{ step: "10" }, 10],
  [{ step: "10/438" }, 10],
  [{ step: "10.0" }, 10],
  [{ step: 10.5, iter: 3 }, 3],
  [{ step: "ten" }, null],
  [{ step: 2 ** 60 }, null],
  [{}, null],
])("the step of %j is %s", (row, step) => expect(stepIn(row, ["step", "iter"])).toBe(step));

import { expect, test } from "vitest";
import {
  type CaseRun,
  type ConvertedCase,
  describeCase,
  pointsOf,
  runOf,
} from "../testing/cases.ts";

type Points = readonly (readonly [number, number])[];

/** The points at each of these steps. */
function line(steps: readonly number[], value: (step: number, at: number) => number): Points {
  return steps.map((step, at) => [step, rounded(value(step, at))]);
}

function range(first: number, last: number, by = 1): readonly number[] {
  return Array.from({ length: Math.floor((last - first) / by) + 1 }, (_, at) => first + at * by);
}

/** Points by series name, values without the noise of binary sums. */
function drawn(converted: ConvertedCase, runId: string): Record<string, Points> {
  const all = pointsOf(runOf(converted, runId));
  return Object.fromEntries(
    Object.entries(all).map(([name, points]) => [
      name,
      points.map(([step, value]) => [step, rounded(value)] as const),
    ]),
  );
}

function rounded(value: number): number {
  return Number(value.toPrecision(9));
}

function expectNothingLost({ meta, metrics }: CaseRun): void {
  expect(meta.account?.points_out).toBe(meta.account?.points_in);
  expect(meta.account).toMatchObject({ points_dropped: 0, points_replaced: 0 });
  expect(metrics.events.filter(({ kind }) => kind === "restart")).toEqual([]);
  expect(meta.issues.filter(({ severity }) => severity === "dropped")).toEqual([]);
}

describeCase("33-steps-out-of-order", (converted) => {
  const steps = range(500, 4000, 500);
  const mmlu = line(steps, (_, at) => 0.35 + 0.05 * at);

  test.each([
    ["async_csv", "eval/mmlu"],
    ["async_newest_first", "eval/mmlu"],
    ["async_jsonl", "eval/mmlu"],
    ["async_tfevents", "eval/mmlu"],
    ["async_verl", "val-core/gsm8k/acc/mean@1"],
  ])("%s keeps all points, sorted by step", (runId, name) => {
    expect(drawn(converted(), runId)[name]).toEqual(mmlu);
    expectNothingLost(runOf(converted(), runId));
  });

  test("every series of a log that is out of order does, too", () => {
    const { "eval/gsm8k": gsm8k } = drawn(converted(), "async_jsonl");
    expect(gsm8k).toEqual(mmlu.map(([step, value]) => [step, rounded(value / 2)]));
    const state = drawn(converted(), "async_state");
    expect(state["eval/loss"]).toEqual(line(steps, (_, at) => 1.65 - 0.05 * at));
    expectNothingLost(runOf(converted(), "async_state"));
  });
});

describeCase("34-two-writers", (converted) => {
  test("two event files of one folder that take turns are one run with all steps", () => {
    expect(drawn(converted(), "two_workers")["train/loss"]).toEqual(
      line(range(1, 19), (step) => 3 - step / 10),
    );
    expectNothingLost(runOf(converted(), "two_workers"));
  });

  test("two folders that take turns are two series with all their steps", () => {
    const found = drawn(converted(), "two_workers_jsonl");
    expect(found["worker1/train/loss"]).toEqual(line(range(1, 19, 2), (step) => 3 - step / 10));
    expect(found["worker2/train/loss"]).toEqual(line(range(2, 18, 2), (step) => 3 - step / 10));
    expect(Object.keys(found).length).toBe(2);
    expectNothingLost(runOf(converted(), "two_workers_jsonl"));
  });
});

describeCase("36-many-values-a-step", (converted) => {
  test.each(["epoch_as_step", "epoch_as_step_tb"])(
    "%s keeps all 50 values in log order",
    (runId) => {
      const run = runOf(converted(), runId);
      const [series] = run.metrics.series;
      const values = series?.points.map(({ value }) => rounded(value));
      const expected = range(1, 5).flatMap((epoch) =>
        range(1, 10).map((at) => rounded(1.7 - 0.2 * epoch + 0.05 * at)),
      );
      expect(run.metrics.series.length).toBe(1);
      expect(values).toEqual(expected);
      expect(series?.x_is).toBe("row");
      expect(series?.x.step).toEqual(range(1, 5).flatMap((epoch) => Array(10).fill(epoch)));
      expect(run.meta.issues).toContainEqual(
        expect.objectContaining({ code: "steps-repeated", severity: "note" }),
      );
      expectNothingLost(run);
    },
  );
});

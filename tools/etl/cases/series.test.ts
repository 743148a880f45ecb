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

describeCase("44-csv-exports", (converted) => {
  const steps = range(0, 95, 5);
  const lossA = line(steps, (_, at) => 2 - 0.01 * at);

  test("a chart of W&B is a series for each run, with the band of what a point sums up", () => {
    const found = drawn(converted(), "wandb_csv");
    expect(Object.keys(found)).toEqual(["runA/train/loss", "runB/train/loss"]);
    expect(found["runA/train/loss"]).toEqual(lossA);
    expect(found["runB/train/loss"]).toEqual(line(range(0, 45, 5), (_, at) => 2.1 - 0.01 * at));
    const [a, b] = runOf(converted(), "wandb_csv").metrics.series;
    const values = a?.points.map(({ value }) => value);
    expect([a?.band, b?.band]).toEqual([{ low: values, high: values }, null]);
    expect(drawn(converted(), "wandb_csv_gs")).toEqual({ "train/loss": lossA });
  });

  test("a chart of SwanLab is a series for each run, each with its clock", () => {
    const found = drawn(converted(), "swan_csv");
    expect(Object.keys(found)).toEqual(["exp1/train/loss", "exp2/train/loss"]);
    expect(found["exp1/train/loss"]).toEqual(lossA);
    expect(found["exp2/train/loss"]).toEqual(line(steps, (_, at) => 2.1 - 0.01 * at));
    const [series] = runOf(converted(), "swan_csv").metrics.series;
    expect(series?.x.wall_s).toEqual(
      range(0, 19).map((at) => Date.parse("2026-01-02T03:04:00Z") / 1000 + ((5 * at) % 60)),
    );
  });

  test("downloads of TensorBoard are named by their files and have the wall time", () => {
    const found = drawn(converted(), "tb_csv");
    expect(Object.keys(found)).toEqual(["eval/acc", "train/loss"]);
    expect(found["train/loss"]).toEqual(lossA);
    expect(found["eval/acc"]).toEqual(line(range(0, 80, 20), (_, at) => 0.04 * at));
    const [, loss] = runOf(converted(), "tb_csv").metrics.series;
    expect(loss?.x.wall_s?.slice(0, 2)).toEqual([1780000000.5, 1780000050.5]);
    expect(drawn(converted(), "tb_json")).toEqual({ "exp1/value": lossA });
    const [json] = runOf(converted(), "tb_json").metrics.series;
    expect(json?.x.wall_s?.slice(0, 2)).toEqual([1780000000, 1780000050]);
  });
});

describeCase("46-swift-eval-late", (converted) => {
  test.each(["late_eval", "late_eval_with_loss"])("%s loses no row", (runId) => {
    const found = drawn(converted(), runId);
    expect(found["eval/acc"]).toEqual([
      [203, 0.6245],
      [406, 0.725],
    ]);
    expect(found["train/loss"]?.map(([step]) => step)).toEqual(range(1, 500));
    expect(runOf(converted(), runId).meta.account).toMatchObject({
      points_dropped: 0,
      points_replaced: 0,
      points_repeated: 4,
    });
  });

  test("a loss in the late rows stands beside the training's", () => {
    expect(drawn(converted(), "late_eval_with_loss")["train/loss (again)"]).toEqual([
      [203, 9.9],
      [406, 9.9],
    ]);
  });
});

describeCase("48-long-form-siblings", (converted) => {
  const steps = range(100, 1000, 100);

  test("phases are series of their own", () => {
    expect(drawn(converted(), "phase_jsonl")).toEqual({
      "eval/acc": line(steps, (step) => step / 2000),
      "eval/loss": line(steps, (step) => 2.2 - step / 1000),
      "train/loss": line(steps, (step) => 2 - step / 1000),
    });
  });

  test("so are splits of a table", () => {
    expect(drawn(converted(), "split_csv")).toEqual({
      "eval/loss": line(steps, (step) => 2.2 - step / 1000),
      "train/loss": line(steps, (step) => 2 - step / 1000),
    });
  });

  test("ranks are", () => {
    const found = drawn(converted(), "rank_jsonl");
    expect(Object.keys(found)).toEqual(range(0, 3).map((rank) => `rank${rank}/train/loss`));
    for (const rank of range(0, 3))
      expect(found[`rank${rank}/train/loss`]).toEqual(
        line(range(0, 45, 5), (step) => 2 + rank / 10 - step / 100),
      );
  });

  test("modes are, over iterations that are counted on from epoch to epoch", () => {
    const found = drawn(converted(), "mode_mmengine_old");
    expect(found["train/loss"]?.map(([step]) => step)).toEqual(range(50, 600, 50));
    expect(found["train/loss"]?.map(([, value]) => value)).toEqual(
      range(1, 4).flatMap((epoch) => range(1, 3).map((at) => rounded(2 - 0.1 * epoch - 0.05 * at))),
    );
    expect(found["eval/loss"]).toEqual(line(range(150, 600, 150), (_, at) => 1.8 - 0.1 * at));
    expect(found["eval/accuracy"]).toEqual(line(range(150, 600, 150), (_, at) => 0.6 + 0.1 * at));
  });
});

describeCase("49-two-files-same-names", (converted) => {
  test.each(["csv_pair", "jsonl_dirs"])("%s: training and validation stay apart", (runId) => {
    expect(drawn(converted(), runId)).toEqual({
      "eval/loss": line(range(105, 905, 100), (step) => 2.5 - step / 1000),
      "train/loss": line(range(100, 1000, 10), (step) => 2 - step / 1000),
    });
  });

  test("Keras' folders do", () => {
    expect(drawn(converted(), "keras")).toEqual({
      "eval/loss": line(range(0, 9), (step) => 2.5 - step / 10),
      "train/loss": line(range(0, 9), (step) => 2 - step / 10),
    });
  });

  test("folders of a sweep do: as series of a run, or as runs", () => {
    expect(drawn(converted(), "tb_runs")).toEqual({
      "lr1e-5/train/loss": line(range(0, 8, 2), (step) => 2 - step / 10),
      "lr3e-5/train/loss": line(range(1, 9, 2), (step) => 1 - step / 10),
    });
    expect(drawn(converted(), "sweep_jsonl~lr1e-5")).toEqual({
      "train/loss": line(range(10, 100, 10), (step) => 2 - step / 100),
    });
    expect(drawn(converted(), "sweep_jsonl~lr3e-5")).toEqual({
      "train/loss": line(range(5, 95, 10), (step) => 1.5 - step / 100),
    });
  });
});

describeCase("sample-scores-csv", (converted) => {
  test("a table of items and scores is no training", () => {
    expect(converted().runs.size).toBe(0);
    expect(converted().result.outcomes).toMatchObject([{ kind: "nothing-recognised" }]);
  });
});

describeCase("hf-console-rounded-epoch", (converted) => {
  test("rows with the same rounded epoch are told apart by their order", () => {
    const run = runOf(converted(), "run");
    const loss = run.metrics.series.find(({ name }) => name === "train/loss");
    const values = [1.2341, 1.1838, 1.7394, 1.3852, 0.964];
    expect(loss?.points.map(({ value }) => value)).toEqual(values);
    expect(run.meta.account).toMatchObject({ points_in: 15, points_out: 15, points_dropped: 0 });
  });
});

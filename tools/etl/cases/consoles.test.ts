import { expect, test } from "vitest";
import { describeCase, pointsOf, runOf } from "../testing/cases.ts";

const range = (first: number, last: number, by: number): readonly number[] =>
  Array.from({ length: (last - first) / by + 1 }, (_, at) => first + at * by);

describeCase("68-console-lines", (converted) => {
  const steps = (run: string, name: string) =>
    pointsOf(runOf(converted(), run))[name]?.map(([step]) => step);

  test("mmdetection's iterations count on from epoch to epoch", () => {
    expect(steps("mmdet", "train/loss")).toEqual(range(50, 2000, 50));
    const points = pointsOf(runOf(converted(), "mmdet"));
    expect(points["train/loss"]?.at(0)).toEqual([50, 1.89]);
    expect(points["train/loss"]?.at(-1)).toEqual([2000, 1.5]);
    expect(points["train/loss_ins"]?.at(-1)).toEqual([2000, 0.8]);
  });

  test("DLLogger's training iterations are steps, its parameters are no rows", () => {
    expect(steps("dll", "train/step_loss")).toEqual(range(1787, 2887, 100));
    expect(Object.keys(pointsOf(runOf(converted(), "dll")))).toEqual([
      "train/average_loss",
      "train/learning_rate",
      "train/step_loss",
    ]);
  });

  test.each(["llmc", "build_nanogpt"])("%s: train and validation stand apart", (run) => {
    expect(steps(run, "train/loss")).toEqual(range(0, 990, 10));
    expect(pointsOf(runOf(converted(), run))["eval/loss"]).toEqual([
      [0, 4],
      [250, 3.75],
      [500, 3.5],
      [750, 3.25],
    ]);
  });

  test("ms-swift's console of a preference training says where it stopped", () => {
    expect(steps("swift_rlhf_console", "train/reward")).toEqual(range(2, 38, 2));
    const [state] = runOf(converted(), "swift_rlhf_console").meta.states;
    expect(state).toMatchObject({ kind: "training", status: "partial", done: 38, total: 200 });
  });

  test.each(["mmdet", "dll", "llmc", "build_nanogpt", "swift_rlhf_console"])(
    "%s loses nothing",
    (run) => {
      const { account } = runOf(converted(), run).meta;
      expect(account?.points_out).toBe(account?.points_in);
    },
  );
});

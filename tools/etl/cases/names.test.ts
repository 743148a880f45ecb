import { expect, test } from "vitest";
import { describeCase, pointsOf, runOf } from "../testing/cases.ts";

describeCase("41-names-of-three-parts", (converted) => {
  test("every part of a name stays, and every series has its points", () => {
    const points = pointsOf(runOf(converted(), "three"));
    expect(Object.keys(points)).toEqual([
      "eval/all_loss/loss_1",
      "train/all_loss/loss_1",
      "train/all_loss/loss_2",
      "train/all_loss/loss_3",
      "train/lr",
    ]);
    expect(points["train/all_loss/loss_2"]?.slice(0, 3)).toEqual([
      [0, 1],
      [10, 0.99],
      [20, 0.98],
    ]);
    for (const one of Object.values(points)) expect(one).toHaveLength(30);
  });
});

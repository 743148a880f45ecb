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

describeCase("15-radar-of-subsets", (converted) => {
  test.each(["mcq_a", "mcq_b"])(
    "%s: the six subsets are parts of the score that a radar can show",
    (run) => {
      const [suite] = runOf(converted(), run).summary.suites;
      const [metric] = suite?.metrics ?? [];
      expect(metric?.semantics).toMatchObject({ kind: "quality", range: { min: 0, max: 1 } });
      const parts = metric?.subsets.map(({ subset, n, is_aggregate }) => [subset, n, is_aggregate]);
      expect(parts?.toSorted()).toEqual(
        ["code", "finance", "history", "law", "medicine", "physics"].map((name) => [
          name,
          8,
          false,
        ]),
      );
    },
  );
});

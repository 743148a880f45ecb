import { expect, test } from "vitest";
import { seriesSearch } from "../curves/series-search.ts";
import { curveAddress } from "./addresses.ts";
import { metricsFile } from "./fixture.ts";
import { stepRange } from "./step-range.ts";
import { type TrainingLog, trainingCurves, usualSeries } from "./training-log.ts";

function log(runId: string, metrics: TrainingLog["metrics"]): TrainingLog {
  return { run: { runId, label: runId, color: "red" }, metrics };
}

const onSteps = { axis: "step", smoothing: 0 } as const;

test("the training loss comes first, else another loss, else whatever there is", () => {
  expect(usualSeries(["eval/loss", "train/loss_scale", "train/loss"])).toBe("train/loss");
  expect(usualSeries(["train/lr", "eval/loss"])).toBe("eval/loss");
  expect(usualSeries(["reward"])).toBe("reward");
  expect(usualSeries([])).toBeNull();
});

test("a log that counts rows has no place over steps, one without the series neither", () => {
  const points = [
    [10, 3],
    [2000, 1],
  ] as const;
  const logs = [
    log("steps", metricsFile({ loss: points })),
    log("rows", metricsFile({ loss: points }, "row")),
    log("other", metricsFile({ reward: points })),
  ];
  const { curves, lacking } = trainingCurves(logs, "loss", onSteps);
  expect(curves.map(({ run }) => run.runId)).toEqual(["steps"]);
  expect(lacking.axis.map(({ runId }) => runId)).toEqual(["rows"]);
  expect(lacking.series.map(({ runId }) => runId)).toEqual(["other"]);
});

test("all charts share the steps from 0 to the last one logged or evaluated", () => {
  const { curves } = trainingCurves(
    [
      log(
        "a",
        metricsFile({
          loss: [
            [10, 3],
            [2000, 1],
          ],
        }),
      ),
    ],
    "loss",
    onSteps,
  );
  expect(stepRange(curves, [200, 2400], "linear")).toEqual([0, 2400]);
  expect(stepRange(curves, [0, 200], "log")).toEqual([10, 2000]);
  expect(stepRange([], [200], "log")).toEqual([100, 400]);
  expect(stepRange([], [], "linear")).toEqual([0, 1]);
});

test("a curve's address shows that series alone", () => {
  const address = new URL(curveAddress("my run", "train/loss.a+b"), "http://site");
  expect(address.pathname).toBe("/runs/my%20run/");
  const { matches, invalid } = seriesSearch(address.searchParams.get("series") ?? "");
  expect(invalid).toBeNull();
  expect(["train/loss.a+b", "train/loss.a+b2", "xtrain/loss.a+b"].filter(matches)).toEqual([
    "train/loss.a+b",
  ]);
});

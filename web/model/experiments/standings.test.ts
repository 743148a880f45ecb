import { expect, test } from "vitest";
import { bestCheckpoint, plateauOf } from "./best-checkpoint.ts";
import { detail, manifest, run, scoreLine, scorePoint, wilson } from "./fixture.ts";
import { projectNamed } from "./project.ts";
import { benchmarkLines } from "./score-lines.ts";
import { standingsOf } from "./standings.ts";

function of100(step: number | null, right: number) {
  return scorePoint(step, right / 100, { interval: wilson(right, 100), n: 100 });
}

function plateau(...points: readonly ReturnType<typeof scorePoint>[]) {
  const found = bestCheckpoint(scoreLine(points), "higher");
  return found && plateauOf(found);
}

test("training gained nothing after the first checkpoint that cannot be told from the best", () => {
  const early = plateau(of100(100, 10), of100(200, 66), of100(300, 70), of100(400, 64));
  expect(early).toEqual({ kind: "after", step: 200 });
  expect(plateau(of100(100, 90), of100(200, 20))).toEqual({ kind: "after", step: 100 });
  expect(plateau(of100(100, 10), of100(200, 40), of100(300, 80))).toEqual({ kind: "rising" });
});

test("nothing is said of a plateau without intervals, steps, or anything to compare", () => {
  expect(plateau(of100(100, 10))).toBeNull();
  expect(plateau(of100(100, 10), scorePoint(200, 0.5))).toBeNull();
  expect(plateau(of100(null, 90), of100(200, 20))).toBeNull();
});

function standings(right: Readonly<Record<string, number>>) {
  const runs = Object.keys(right).map((id) =>
    run({ id, experiment: id, scores: { "gsm8k/overall": (right[id] ?? 0) / 100 } }),
  );
  const details = runs.map(({ run_id }) => {
    const own = right[run_id] ?? 0;
    return [run_id, detail(wilson(own, 100), 100)] as const;
  });
  const { experiments } = projectNamed(runs, "p") ?? { experiments: [] };
  const [scores] = benchmarkLines(experiments, manifest, new Map(details));
  return scores && standingsOf(scores);
}

test("an experiment leads only if its best can be told from the best of every other", () => {
  expect(standings({ a: 30, b: 90, c: 50 })?.leader?.line.experiment.name).toBe("b");
  expect(standings({ a: 30, b: 90, c: 85 })?.leader).toBeNull();
  expect(standings({ a: 90 })?.leader).toBeNull();
});

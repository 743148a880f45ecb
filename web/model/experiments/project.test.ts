import { expect, test } from "vitest";
import { newestFirst, shownExperiments } from "./chosen-experiments.ts";
import { run } from "./fixture.ts";
import { type Project, developingExperiments, projectNamed, projectsOf } from "./project.ts";

function projectOf(...runs: readonly ReturnType<typeof run>[]): Project {
  const found = projectNamed(runs, "p");
  if (found === null) throw new Error("no run of project p");
  return found;
}

function names(experiments: readonly { readonly name: string | null }[]) {
  return experiments.map(({ name }) => name);
}

test("projects stand with the newest run first, runs without a project among them", () => {
  const projects = projectsOf([
    run({ project: "old", start: "2026-01-01T00:00:00Z" }),
    run({ project: null, start: "2026-02-01T00:00:00Z" }),
    run({ project: "new", start: "2026-03-01T00:00:00Z" }),
    run({ project: "unknown" }),
  ]);
  expect(names(projects)).toEqual(["new", "", "old", "unknown"]);
  expect(projectNamed([run()], "other")).toBeNull();
});

test("checkpoints stand by step as a number; of one step the newest counts", () => {
  const { experiments } = projectOf(
    run({ id: "again", step: 200, start: "2026-01-02T00:00:00Z" }),
    run({ id: "late", step: 1000 }),
    run({ id: "first", step: 200, start: "2026-01-01T00:00:00Z" }),
    run({ id: "unscored", step: 300, scores: {} }),
    run({ id: "no step", step: null }),
  );
  const found = experiments[0]?.checkpoints.map(({ entry, isSuperseded }) => [
    entry.run_id,
    isSuperseded,
  ]);
  expect(found).toEqual([
    ["first", true],
    ["again", false],
    ["late", false],
  ]);
});

test("checkpoints stand by what most runs tell of them: the step, else tokens or the epoch", () => {
  const at = (id: string, checkpoint: Partial<Record<"step" | "tokens" | "epoch", number>>) => ({
    ...run({ id }),
    checkpoint: { step: null, tokens: null, epoch: null, ...checkpoint },
  });
  const byTokens = projectOf(
    at("late", { tokens: 9e9, step: 4 }),
    at("early", { tokens: 1e9 }),
    at("none", {}),
  );
  expect(byTokens.axis).toBe("tokens");
  expect(byTokens.experiments[0]?.checkpoints.map(({ step }) => step)).toEqual([1e9, 9e9]);
  expect(byTokens.experiments[0]?.unplaced.map(({ run_id }) => run_id)).toEqual(["none"]);
  expect(projectOf(at("both", { step: 1, epoch: 1 })).axis).toBe("step");
  expect(projectOf(at("epochs", { epoch: 0.5 })).axis).toBe("epoch");
});

test("the training's own log stands for it, else that of the last checkpoint that has one", () => {
  const checkpoints = [run({ step: 200 }), run({ step: 1000 }), run({ step: 2000, series: 0 })];
  const training = run({ id: "training", step: null, scores: {} });
  const logOf = (project: Project) => project.experiments[0]?.trainingRun?.run_id;
  expect(logOf(projectOf(...checkpoints))).toBe("run-1000");
  expect(logOf(projectOf(...checkpoints, training))).toBe("training");
  expect(logOf(projectOf(run({ series: 0 })))).toBeUndefined();
});

test("something develops where two different steps were evaluated, in an experiment with a name", () => {
  const project = projectOf(
    ...[100, 200].map((step) => run({ experiment: "two", step })),
    ...["a", "b"].map((id) => run({ experiment: "one twice", id, step: 100 })),
    ...[100, 200].map((step) => run({ experiment: null, step })),
  );
  expect(names(developingExperiments(project))).toEqual(["two"]);
  expect(names(shownExperiments(project, null))).toEqual(["two"]);
  expect(names(shownExperiments(project, ["%", "one twice", "gone"]))).toEqual([null, "one twice"]);
});

test("where nothing develops, what has scores at a step is drawn, else what has a log", () => {
  const log = run({ experiment: "log", step: null });
  const none = run({ experiment: "none", step: null, series: 0 });
  const single = run({ experiment: "single" });
  expect(names(shownExperiments(projectOf(log, none, single), null))).toEqual(["single"]);
  expect(names(shownExperiments(projectOf(log, none), null))).toEqual(["log"]);
});

test("of many experiments the newest ten are drawn, by name and in the colours they always have", () => {
  const runs = Array.from({ length: 12 }, (_, at) =>
    [100, 200].map((step) =>
      run({ experiment: `e${at}`, step, start: `2026-01-${String(at + 1).padStart(2, "0")}` }),
    ),
  ).flat();
  const project = projectOf(...runs);
  const shown = shownExperiments(project, null);
  expect(names(shown)).toEqual(Array.from({ length: 10 }, (_, at) => `e${at + 2}`));
  expect(shown[0]?.position).toBe(2);
  expect(newestFirst(project.experiments)[0]?.name).toBe("e11");
});

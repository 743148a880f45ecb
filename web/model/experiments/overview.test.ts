import { expect, test } from "vitest";
import { manifest, run } from "./fixture.ts";
import { overviewOf } from "./overview.ts";

function training(project: string, experiment: string, day: number) {
  const scores = Object.fromEntries(["a", "b", "c", "d"].map((name) => [`${name}/overall`, 0.5]));
  const start = `2026-01-${String(day).padStart(2, "0")}T00:00:00Z`;
  return [100, 200].map((step) =>
    run({ id: `${project} ${experiment} ${step}`, project, experiment, step, start, scores }),
  );
}

test("of many projects, experiments and benchmarks only the newest and a few are shown, and the rest counted", () => {
  const index = [
    ...Array.from({ length: 6 }, (_, at) => training("first", `e${at}`, at + 1)).flat(),
    ...training("second", "e", 20),
    ...training("third", "e", 30),
    run({ project: "single", start: "2026-02-01T00:00:00Z" }),
  ];
  const { projects, moreProjects } = overviewOf(index, manifest);
  expect(projects.map(({ project }) => project.name)).toEqual(["third", "second"]);
  expect(moreProjects).toBe(1);
  const [first] = overviewOf(index.slice(0, 12), manifest).projects;
  expect(first?.experiments.map(({ name }) => name)).toEqual(["e2", "e3", "e4", "e5"]);
  expect(first?.moreExperiments).toBe(2);
  expect(first?.benchmarks.map(({ benchmark }) => benchmark.suite)).toEqual(["a", "b", "c"]);
  expect(first?.moreBenchmarks).toBe(1);
});

test("without an experiment of several checkpoints there is nothing to show", () => {
  expect(overviewOf([run(), run({ project: "q" })], manifest).projects).toEqual([]);
  expect(overviewOf([], null).projects).toEqual([]);
});

test("of many benchmarks those with the most checkpoints are shown, in their order", () => {
  const at = (step: number, ...names: readonly string[]) =>
    run({ step, scores: Object.fromEntries(names.map((name) => [`${name}/overall`, 0.5])) });
  const index = [at(100, "a", "b", "c", "d", "e"), at(200, "b", "d", "e"), at(300, "d", "e", "a")];
  const [project] = overviewOf(index, manifest).projects;
  const shown = project?.benchmarks.map(({ benchmark }) => benchmark.suite);
  expect(shown?.includes("c")).toBe(false);
  expect(shown).toEqual(expect.arrayContaining(["d", "e"]));
  expect(project?.moreBenchmarks).toBe(2);
});

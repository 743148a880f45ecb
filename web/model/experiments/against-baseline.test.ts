import { ProjectCard } from "@evalsite/protocol";
import { expect, test } from "vitest";
import { checkpointComparisonAddress, comparedCheckpoints } from "./addresses.ts";
import { againstBaseline, baselinesOf, isReached } from "./against-baseline.ts";
import { benchmarksOf } from "./benchmark.ts";
import { detail, manifest, run, wilson } from "./fixture.ts";
import { projectNamed } from "./project.ts";

const checkpoint = (id: string, experiment: string, step: number, right: number) =>
  run({ id, experiment, step, scores: { "gsm8k/overall": right / 1000 } });
const index = [
  checkpoint("old-1", "old", 1, 500),
  checkpoint("old-2", "old", 2, 450),
  checkpoint("new-1", "new", 1, 600),
];
const card = ProjectCard.parse({
  name: "p",
  aliases: [],
  title: null,
  description: null,
  links: [],
  baseline: { run: "old-2" },
  benchmarks: [],
  checkpoint: { axis: null, pattern: null, best_by: null },
  experiments: [
    {
      name: "new",
      title: null,
      group: null,
      match: [],
      baseline: { experiment: "old", pick: "best" },
      tags: [],
    },
  ],
  tags: {},
});

test("an experiment is set against its own baseline, else the project's", () => {
  const project = projectNamed(index, "p");
  if (project === null) throw new Error("no project");
  const byId = new Map(index.map((one) => [one.run_id, one]));
  const found = baselinesOf(project, project.experiments, { card, byId, manifest });
  expect([...found].map(([name, { run_id }]) => [name, run_id])).toEqual([
    ["new", "old-1"],
    ["old", "old-2"],
  ]);
  expect(baselinesOf(project, project.experiments, { card: null, byId, manifest }).size).toBe(0);
});

test("the difference has the reports' interval, and a tone only where it excludes zero", () => {
  const [baseline, , best] = index;
  const [benchmark] = benchmarksOf(index, manifest);
  if (baseline === undefined || best === undefined || benchmark === undefined)
    throw new Error("no runs");
  const details = new Map([[baseline.run_id, detail(wilson(500, 1000), 1000)]]);
  const measured = { runId: "new-1", value: 0.6, interval: wilson(600, 1000) };
  const found = againstBaseline(baseline, measured, benchmark, details);
  // Newcombe 1998, method 10: 600 of 1,000 against 500 of 1,000.
  expect(found?.difference).toBeCloseTo(0.1, 12);
  expect(found?.interval?.low).toBeCloseTo(0.0564, 3);
  expect(found?.interval?.high).toBeCloseTo(0.1431, 3);
  expect(found?.tone).toBe("better");
  const near = { runId: "x", value: 0.51, interval: wilson(510, 1000) };
  expect(againstBaseline(baseline, near, benchmark, details)?.tone).toBeNull();
  expect(againstBaseline(baseline, near, benchmark, new Map())).toMatchObject({
    interval: null,
    tone: null,
  });
  const itself = { runId: baseline.run_id, value: 0.5, interval: null };
  expect(againstBaseline(baseline, itself, benchmark, details)).toBeNull();
});

test("a target is reached from the side that is better", () => {
  expect([isReached(0.7, 0.7, "higher"), isReached(0.69, 0.7, "higher")]).toEqual([true, false]);
  expect([isReached(5, 6, "lower"), isReached(7, 6, "lower")]).toEqual([true, false]);
  expect(isReached(1, 1, "none")).toBeNull();
});

test("of many checkpoints twenty are compared, the first and the last among them", () => {
  const many = Array.from({ length: 95 }, (_, at) => checkpoint(`r${at}`, "e", at + 1, 500));
  const [experiment] = projectNamed(many, "p")?.experiments ?? [];
  if (experiment === undefined) throw new Error("no experiment");
  const compared = comparedCheckpoints(experiment);
  expect(compared).toHaveLength(20);
  expect(new Set(compared).size).toBe(20);
  expect([compared[0], compared.at(-1)]).toEqual(["r0", "r94"]);
  const [old] = projectNamed(index.slice(0, 2), "p")?.experiments ?? [];
  expect(old && checkpointComparisonAddress(comparedCheckpoints(old))).toBe(
    "/compare/?items=kept&order=learning&runs=old-1,old-2&tab=samples",
  );
});

import { ProjectsFile } from "@evalsite/protocol";
import { expect, test } from "vitest";
import { manifest, run } from "./fixture.ts";
import { byImportance, cardOf, missingIn, targetOf } from "./project-card.ts";
import { projectNamed } from "./project.ts";
import { benchmarkLines } from "./score-lines.ts";
import { standingsOf } from "./standings.ts";

const benchmark = { metric: null, weight: 1, target: null };
const file = ProjectsFile.parse({
  schema_version: "v1",
  revision: 2,
  projects: [
    {
      name: "p",
      aliases: ["P 1"],
      title: null,
      description: null,
      links: [],
      baseline: { run: "gone" },
      benchmarks: [
        { ...benchmark, suite: "z", target: 0.7 },
        { ...benchmark, suite: "later" },
        { ...benchmark, suite: "b", metric: "bleu", target: 9 },
      ],
      checkpoint: { axis: null, pattern: null, best_by: null },
      experiments: [{ name: "new", title: null, group: null, match: [], baseline: null, tags: [] }],
      tags: {},
    },
  ],
  issues: [],
});

test("a project is found by its name or an alias, and its file says what comes first", () => {
  const card = cardOf(file, "P 1");
  expect(card?.name).toBe("p");
  expect(cardOf(file, "other")).toBeNull();
  const scores = { "a/overall": 0.5, "b/overall": 0.5, "z/overall": 0.5 };
  const project = projectNamed([run({ scores })], "p");
  const all = benchmarkLines(project?.experiments ?? [], manifest, new Map()).map(standingsOf);
  const ordered = byImportance(all, card);
  expect(ordered.map((one) => [one.scores.benchmark.suite, targetOf(card, one)])).toEqual([
    ["z", 0.7],
    ["b", null],
    ["a", null],
  ]);
  expect(card && project && missingIn(card, project)).toEqual(["later", "new", "gone"]);
});

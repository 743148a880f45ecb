import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checkpointIn, patternProblem } from "./checkpoint-pattern.ts";
import { placesBy } from "./filed-run.ts";
import { readProject } from "./read-project.ts";
import { settleProjects } from "./settle-projects.ts";
import { matchesWildcard } from "./wildcard.ts";

function settled(...files: readonly object[]) {
  const sources = files.map((content, at) => ({
    file: `projects/${at}/project.json`,
    text: JSON.stringify(content),
    detail: "",
  }));
  return settleProjects(sources.map(readProject));
}

const nowhere = { project: null, experiment: null, checkpoint: null, model_name: null };

test("a run's own words win; then the first pattern of its project that it matches", () => {
  const { cards } = settled({
    name: "p",
    aliases: ["P 1"],
    checkpoint: { pattern: String.raw`-step-(?<step>\d+)` },
    experiments: [
      { name: "a", match: ["run_*_a_*", "x?"] },
      { name: "b", match: ["run_*"] },
    ],
  });
  const place = placesBy(cards);
  const checkpoint = { step: 40, tokens: null, epoch: null };
  expect(place({ ...nowhere, run_id: "run_1_a_-step-40", project: "P 1" })).toEqual({
    project: "p",
    experiment: "a",
    checkpoint,
  });
  expect(place({ ...nowhere, run_id: "run_2", project: "p" }).experiment).toBe("b");
  expect(place({ ...nowhere, run_id: "x1", project: "p", experiment: "own" }).experiment).toBe(
    "own",
  );
  expect(place({ ...nowhere, run_id: "x12", project: "p" }).experiment).toBeNull();
  expect(
    place({ ...nowhere, run_id: "n", project: "p", model_name: "m-step-7" }).checkpoint?.step,
  ).toBe(7);
  expect(place({ ...nowhere, run_id: "x-step-9", project: "p", checkpoint }).checkpoint).toBe(
    checkpoint,
  );
  expect(place({ ...nowhere, run_id: "run_1_a_-step-40", project: "other" })).toEqual({
    project: "other",
    experiment: null,
    checkpoint: null,
  });
  expect(place({ ...nowhere, run_id: "run_1" })).toMatchObject({ project: null, experiment: null });
});

test("of two files with one name neither is taken, and both are named", () => {
  const { cards, issues } = settled({ name: "a" }, { name: "b" }, { name: "a" });
  expect(cards.map(({ name }) => name)).toEqual(["b"]);
  expect(issues.map(({ file, message }) => `${file} ${message}`)).toEqual([
    'projects/0/project.json "a" is also the name in projects/2/project.json; none of them is taken',
    'projects/2/project.json "a" is also the name in projects/0/project.json; none of them is taken',
  ]);
});

test("an alias that is a project's name, or two projects', is nobody's", () => {
  const { cards, issues } = settled(
    { name: "a", aliases: ["b", "both", "mine"] },
    { name: "b", aliases: ["both"] },
  );
  expect(cards.map(({ aliases }) => aliases)).toEqual([["mine"], []]);
  expect(issues.map(({ message }) => message)).toEqual([
    '"b" is the name of a project; it is not taken',
    '"both" is an alias of another project, too; it is not taken',
    '"both" is an alias of another project, too; it is not taken',
  ]);
});

test("wildcards match as regular expressions do", () => {
  const sign = fc.constantFrom("a", "b", "*", "?", ".");
  fc.assert(
    fc.property(
      fc.array(sign, { maxLength: 8 }),
      fc.array(fc.constantFrom("a", "b", ".")),
      (signs, name) => {
        const source = signs.map((one) =>
          one === "*" ? ".*" : one === "?" ? "." : one === "." ? "\\." : one,
        );
        const expected = new RegExp(`^${source.join("")}$`, "su").test(name.join(""));
        expect(matchesWildcard(signs.join(""), name.join(""))).toBe(expected);
      },
    ),
  );
});

test.each([
  String.raw`checkpoint-(?<step>\d+)`,
  String.raw`(?:iter|step)[_-]?(?<step>[0-9]{1,9})`,
  String.raw`(?<tokens>\d+)B\+(?<step>\d)`,
])("the pattern %s is taken", (pattern) => {
  expect(patternProblem(pattern)).toBeNull();
});

test.each([
  [String.raw`(?<step>\d+)\k<step>`, /refers back/],
  [String.raw`(a)(?<step>\d)\1`, /refers back/],
  [String.raw`(?<=a)(?<step>\d+)`, /looks/],
  [String.raw`(?<step>(\d+)+)`, /repeats a group/],
  [String.raw`(\d|\d){20}(?<step>x)`, /repeats a group/],
  [".*.*.*.*(?<step>x)", /more than 3/],
  [String.raw`step-(\d+)`, /no group named/],
  ["(?<step>", /./],
  [`(?<step>${"a".repeat(200)})`, /longer than 200/],
])("the pattern %s is not taken, with the reason", (pattern, problem) => {
  expect(patternProblem(pattern)).toMatch(problem);
});

test("a pattern reads the first name that it fits", () => {
  const pattern = String.raw`(?<tokens>\d+)t-e(?<epoch>[\d.]+)`;
  expect(checkpointIn(pattern, ["none", null, "x5t-e0.5"])).toEqual({
    step: null,
    tokens: 5,
    epoch: 0.5,
  });
  expect(checkpointIn(pattern, ["none"])).toBeNull();
  expect(checkpointIn(String.raw`(?<step>.+)`, ["no number"])).toBeNull();
});

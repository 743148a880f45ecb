import { expect, test } from "vitest";
import type { ClaimedFile, SourceFile } from "../source.ts";
import { Findings } from "../findings.ts";
import { progressFact } from "./progress.ts";
import { configurationFor, survey } from "./survey.ts";
import { type KnownSuite, suiteOfFile } from "./suite-names.ts";

const known = (suite: string, subsets: readonly string[] = [], model: string | null = null) =>
  ({ model, suite, subsets }) satisfies KnownSuite;

const of = (stem: string, stated: string | null, ...suites: readonly KnownSuite[]) => {
  const { suite, subset, guessed } = suiteOfFile(`reviews/m/${stem}.jsonl`, "m", stated, suites);
  return [suite, subset, ...(guessed ? ["guessed"] : [])];
};

test.each<[string, string | null, readonly KnownSuite[], readonly string[]]>([
  // What the lines state.
  ["a_b_c", "b_c", [], ["a", "b_c"]],
  ["a_b_c", "c", [known("a", ["b_c"])], ["a_b", "c"]],
  ["_b", "b", [], ["_b", "b", "guessed"]],
  // A pair that is known, of the longest benchmark.
  ["a_b_c", null, [known("a", ["b_c"])], ["a", "b_c"]],
  ["a_b_c", null, [known("a", ["b_c"]), known("a_b", ["c"])], ["a_b", "c"]],
  ["a_b_c", null, [known("a_b", ["c"]), known("a", ["b_c"], "m")], ["a", "b_c"]],
  ["a_b_c", null, [known("a_b", ["c"], "other"), known("a", ["b_c"], "m")], ["a", "b_c"]],
  // A benchmark that is known.
  ["a_b_c", null, [known("a"), known("a_b")], ["a_b", "c"]],
  ["a_b", null, [known("a_b")], ["a_b", "default"]],
  ["a_b", "x", [known("a_b")], ["a_b", "x"]],
  ["ab_c", null, [known("a")], ["ab", "c", "guessed"]],
  // A collection of the old kind.
  ["all_x_y", null, [known("all", ["x/y"])], ["all", "x/y"]],
  ["all", "y", [known("all", ["x/y"])], ["all", "x/y"]],
  ["all", "y", [known("all", ["x/y", "z/y"])], ["all", "y"]],
  ["all", "y", [known("all", ["x/y", "y"])], ["all", "y"]],
  // Nothing is known.
  ["a_b_c", null, [], ["a_b", "c", "guessed"]],
  ["alone", null, [], ["alone", "default", "guessed"]],
  ["alone", "x", [], ["alone", "x", "guessed"]],
])("%s with subset %s and %j", (stem, stated, suites, expected) => {
  expect(of(stem, stated, ...suites)).toEqual(expected);
});

function claimed(path: string, format: string, value: unknown): ClaimedFile {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const file: SourceFile = {
    path,
    size: bytes.length,
    async *bytes({ start, end } = { start: 0, end: bytes.length }) {
      yield bytes.subarray(start, end);
    },
  };
  return { file, format };
}

test("the reports of every version tell the subsets, those that failed too", async () => {
  const { suites } = await survey([
    claimed("reports/m/a.json", "report (v2)", {
      dataset_name: "a",
      metrics: [
        { categories: [{ subsets: [{ name: "x_1" }, { name: "x_2" }] }] },
        { categories: [{ subsets: [{ name: "x_1" }] }] },
      ],
      execution_summary: { subsets: { broken: { error: "e" } } },
    }),
    claimed("reports/m/b.json", "report (old)", {
      dataset_name: "b",
      model_name: "other",
      category: [{ subset: [{ name: "y_1" }, { name: null }] }, { subset: [{ name: "y_2" }] }],
    }),
  ]);
  expect(suites).toEqual([
    { model: "m", suite: "a", subsets: ["x_1", "x_2", "broken"] },
    { model: "m", suite: "b", subsets: ["y_1", "y_2"] },
  ]);
});

test("of configurations the nearest above a report that names its benchmark counts, at best its model's", () => {
  const at = (root: string, model: string, ...datasets: readonly string[]) => ({
    root,
    values: { model_id: model, datasets },
  });
  const all = [at("", "far", "a"), at("run", "m", "a"), at("run", "n", "a"), at("run", "m", "b")];
  const found = (path: string, suite = "a") =>
    configurationFor(path, suite, all as never)?.values["model_id"] ?? null;
  expect(found("run/reports/m/a.json")).toBe("m");
  expect(found("run/reports/n/a.json")).toBe("n");
  expect(found("else/reports/m/a.json")).toBe("far");
  expect(found("run/reports/m/c.json", "c")).toBeNull();
});

test("a status that evalscope does not write is said", () => {
  const findings = new Findings({ file: "progress.json", line: null });
  expect(progressFact({ status: "paused", total_count: 3 }, findings)).toBeNull();
  expect(findings.take()).toMatchObject([{ code: "unknown-status", severity: "warning" }]);
  const counted = { status: "completed", total_count: 3, processed_count: 2 };
  expect(progressFact(counted, findings)).toMatchObject({ total: 3, processed: 2 });
  expect(findings.take()).toEqual([]);
});

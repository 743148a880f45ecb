import * as fc from "fast-check";
import { expect, test } from "vitest";
import { projectNameOf, routes, runIdOf } from "./routes.ts";

test("a run's address leads back to its id", () => {
  const ids = fc.string({ minLength: 1, unit: "binary" }).map((id) => id.toWellFormed());
  fc.assert(
    fc.property(ids, (id) => {
      expect(runIdOf(`${routes.run(id)}?tab=curves`)).toBe(id);
    }),
  );
});

test("an address that is not of a run has no id", () => {
  expect(runIdOf("/runs/")).toBeNull();
  expect(runIdOf("/runs/[runId]/")).toBeNull();
  expect(runIdOf("/compare/?runs=a")).toBeNull();
});

test("a project's address leads back to its name, whether it has a folder or not", () => {
  const any = fc.string({ unit: "binary" }).map((name) => name.toWellFormed());
  const plain = fc.stringMatching(/^[a-z0-9][a-z0-9 ._-]*[a-z0-9]$/u);
  fc.assert(
    fc.property(fc.oneof(any, plain), (name) => {
      expect(projectNameOf(routes.project(name))).toBe(name);
    }),
  );
});

test("only a plain name becomes a folder of the site", () => {
  expect(routes.project("qwen2.5 微调")).toBe("/projects/qwen2.5%20%E5%BE%AE%E8%B0%83/");
  const others = ["a/b", "..", "50%", "index.html", "[project]", "a.", "-a", "", "x".repeat(61)];
  for (const name of others) expect(routes.project(name)).toMatch(/^\/projects\/\?project=/u);
});

test("the list of projects is of no project", () => {
  expect(projectNameOf("/projects/")).toBeNull();
  expect(projectNameOf("/projects/[project]/")).toBeNull();
  expect(projectNameOf("/projects/arithmetic/?log=x#top")).toBe("arithmetic");
});

test("a bare percent sign does no harm", () => {
  expect(runIdOf("/runs/100%/")).toBe("100%");
});

test("ids with commas can be compared", () => {
  expect(routes.compare(["a,b", "c d"])).toBe("/compare/?runs=a%252Cb,c%20d");
  expect(routes.compare([])).toBe("/compare/");
});

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { routes, runIdOf } from "./routes.ts";

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

test("a bare percent sign does no harm", () => {
  expect(runIdOf("/runs/100%/")).toBe("100%");
});

test("ids with commas can be compared", () => {
  expect(routes.compare(["a,b", "c d"])).toBe("/compare/?runs=a%252Cb,c%20d");
  expect(routes.compare([])).toBe("/compare/");
});

import { expect, test } from "vitest";
import { chosenRuns, exampleRuns } from "./example-runs.ts";

test("all examples are made unless some are named, and a name that is none is told", () => {
  expect(chosenRuns(undefined)).toEqual(exampleRuns);
  expect(chosenRuns(["lr-4-step-250"]).map(({ id }) => id)).toEqual(["lr-4-step-250"]);
  expect(() => chosenRuns(["lr-4-step-250", "lr-4"])).toThrow(/^--only lr-4: there are lr-0.004/);
});

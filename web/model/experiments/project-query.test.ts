import { expect, test } from "vitest";
import { replaceQuery } from "../query-string.ts";
import { type ProjectQuery, projectQuery } from "./project-query.ts";

const untouched = projectQuery.parse(new URLSearchParams());

test("an untouched page has a short address", () => {
  expect(replaceQuery("", projectQuery, untouched)).toBe("");
});

test("what was chosen comes back from the address, also the choice of nothing", () => {
  const chosen: ProjectQuery = {
    experiments: ["lr, 0.002", "50%"],
    series: "eval/loss",
    smoothing: 0.9,
    logX: true,
    logY: true,
    clip: true,
    zoom: [100, 2400],
  };
  for (const state of [chosen, { ...untouched, experiments: [] }]) {
    const query = replaceQuery("?project=a", projectQuery, state);
    expect(query).toContain("project=a");
    expect(projectQuery.parse(new URLSearchParams(query))).toEqual(state);
  }
});

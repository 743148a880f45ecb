import { expect, test } from "vitest";
import { configTree, countLeaves, filterTree, flattenConfig } from "./config-tree.ts";

const settings = {
  model: "m",
  generation: { temperature: 0, stop: ["\n", "###"], extra: {} },
  datasets: [{ name: "gsm8k", shots: 4 }],
};

test("objects and lists of objects unfold; plain lists and empty objects are one line", () => {
  expect([...flattenConfig(settings)]).toEqual([
    ["model", "m"],
    ["generation.temperature", "0"],
    ["generation.stop", '["\\n","###"]'],
    ["generation.extra", "{}"],
    ["datasets[0].name", "gsm8k"],
    ["datasets[0].shots", "4"],
  ]);
});

test("a search keeps the parents of what it finds, and all below a key it finds", () => {
  const tree = configTree(settings);
  expect(filterTree(tree, "GSM8K").map((node) => node.path)).toEqual(["datasets"]);
  expect(countLeaves(filterTree(tree, "shots"))).toBe(1);
  expect(countLeaves(filterTree(tree, "generation"))).toBe(3);
  expect(filterTree(tree, "absent")).toEqual([]);
  expect(filterTree(tree, " ")).toBe(tree);
});

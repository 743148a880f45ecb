import { expect, test } from "vitest";
import { metric } from "./fixture.ts";
import { type ScoreNode, scoreTree, visibleRows } from "./score-tree.ts";

const subset = (name: string, ...category: string[]) => ({
  subset: name,
  category,
  value: 0.5,
  n: 10,
  is_aggregate: name === "OVERALL",
});

function picture(nodes: readonly ScoreNode[]): string[] {
  return visibleRows(nodes, () => true).map((node) => `${"  ".repeat(node.depth)}${node.name}`);
}

test("subsets stand below their categories, at any depth", () => {
  const tree = scoreTree(
    metric("accuracy", 0.5, {
      categories: [{ category: ["STEM"], value: 0.4, macro_value: 0.45, n: 20 }],
      subsets: [subset("physics", "STEM", "hard"), subset("biology", "STEM"), subset("art")],
    }),
  );
  expect(picture(tree)).toEqual(["STEM", "  hard", "    physics", "  biology", "art"]);
  expect(tree[0]).toMatchObject({ value: 0.4, macroValue: 0.45, n: 20 });
  expect(tree[0]?.children[0]).toMatchObject({ value: null, n: null });
});

test("a lone default category is left out; aggregates are kept and marked", () => {
  const tree = scoreTree(
    metric("accuracy", 0.5, {
      categories: [{ category: ["default"], value: 0.5, macro_value: null, n: 20 }],
      subsets: [subset("en", "default"), subset("OVERALL", "default")],
    }),
  );
  expect(picture(tree)).toEqual(["en", "OVERALL"]);
  expect(tree.map((node) => node.isAggregate)).toEqual([false, true]);
});

test("rows below a closed row are not visible", () => {
  const tree = scoreTree(
    metric("accuracy", 0.5, { subsets: [subset("a", "x"), subset("b", "y")] }),
  );
  expect(visibleRows(tree, (node) => node.name === "x").map((node) => node.name)).toEqual([
    "x",
    "a",
    "y",
  ]);
});

test("of categories that begin alike each has its own value and rows", () => {
  const of = (value: number, ...category: string[]) => ({
    category,
    value,
    macro_value: null,
    n: 1,
  });
  const tree = scoreTree(
    metric("accuracy", 0.5, {
      categories: [of(0.1, "a"), of(0.2, "a", "x"), of(0.3, "b", "x"), of(0.4, "b")],
      subsets: [subset("s", "a", "x"), subset("t", "b", "x")],
    }),
  );
  const all = visibleRows(tree, () => true);
  expect(all.map(({ name, value }) => [name, value])).toEqual([
    ["a", 0.1],
    ["x", 0.2],
    ["s", 0.5],
    ["b", 0.4],
    ["x", 0.3],
    ["t", 0.5],
  ]);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

test("a default category stays beside another one, and below the first level", () => {
  const both = [subset("s", "default"), subset("t", "other")];
  expect(picture(scoreTree(metric("accuracy", 0.5, { subsets: both })))).toEqual([
    "default",
    "  s",
    "other",
    "  t",
  ]);
  const below = [subset("s", "a", "Default")];
  expect(picture(scoreTree(metric("accuracy", 0.5, { subsets: below })))).toEqual([
    "a",
    "  Default",
    "    s",
  ]);
});

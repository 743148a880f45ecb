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

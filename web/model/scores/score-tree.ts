import type { MetricScore } from "@evalsite/protocol";

/** A row below a benchmark's headline: a category with what it contains, or a subset. */
export interface ScoreNode {
  readonly kind: "category" | "subset";
  /** Unique among all rows of one metric; safe as a key and in an address. */
  readonly id: string;
  readonly name: string;
  readonly depth: number;
  readonly value: number | null;
  /** Plain mean of the children; categories only. */
  readonly macroValue: number | null;
  readonly n: number | null;
  /** Made from other rows: shown apart, never summed. */
  readonly isAggregate: boolean;
  readonly children: readonly ScoreNode[];
}

const placeholder = "default";

/**
 * Categories and subsets of a metric as a tree. A lone category called "default", which reports
 * write when there are no categories, is left out and its subsets move up.
 */
export function scoreTree(metric: MetricScore): readonly ScoreNode[] {
  return level(metric, [], 0);
}

/** The rows of the tree from top to bottom, with what lies below closed rows left out. */
export function visibleRows(
  nodes: readonly ScoreNode[],
  isOpen: (node: ScoreNode) => boolean,
): readonly ScoreNode[] {
  return nodes.flatMap((node) => [
    node,
    ...(isOpen(node) ? visibleRows(node.children, isOpen) : []),
  ]);
}

function level(metric: MetricScore, path: readonly string[], depth: number): readonly ScoreNode[] {
  const names = childCategories(metric, path);
  const here = metric.subsets.filter((subset) => samePath(subset.category, path));
  const subsets = here.map((subset): ScoreNode => ({
    kind: "subset",
    id: JSON.stringify([...path, subset.subset, "s"]),
    name: subset.subset,
    depth,
    value: subset.value,
    macroValue: null,
    n: subset.n,
    isAggregate: subset.is_aggregate,
    children: [],
  }));
  const only = names.length === 1 ? names[0] : undefined;
  if (only !== undefined && isPlaceholder(only) && depth === 0) {
    return [...level(metric, [...path, only], depth), ...subsets];
  }
  return [...names.map((name) => category(metric, [...path, name], depth)), ...subsets];
}

function category(metric: MetricScore, path: readonly string[], depth: number): ScoreNode {
  const own = metric.categories.find((candidate) => samePath(candidate.category, path));
  return {
    kind: "category",
    id: JSON.stringify([...path, "c"]),
    name: path.at(-1) ?? "",
    depth,
    value: own?.value ?? null,
    macroValue: own?.macro_value ?? null,
    n: own?.n ?? null,
    isAggregate: false,
    children: level(metric, path, depth + 1),
  };
}

/** Names one level below a path, also of categories that only a subset mentions. */
function childCategories(metric: MetricScore, path: readonly string[]): readonly string[] {
  const all = [...metric.categories, ...metric.subsets].map((row) => row.category);
  const below = all.filter(
    (other) => other.length > path.length && samePath(other.slice(0, path.length), path),
  );
  return [...new Set(below.flatMap((other) => other[path.length] ?? []))];
}

function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, at) => name === b[at]);
}

function isPlaceholder(name: string): boolean {
  return name.toLowerCase() === placeholder;
}

import type { JsonValue } from "@evalsite/protocol";

/** A JSON value as a tree to unfold: objects and lists have children, all else has text. */
export interface ConfigNode {
  /** Keys from the root, joined with dots; list positions as [0]. Unique in its tree. */
  readonly path: string;
  readonly key: string;
  readonly children: readonly ConfigNode[] | null;
  readonly text: string;
}

/** An object's entries as nodes. Lists of plain values stay one line. */
export function configTree(
  values: Readonly<Record<string, JsonValue>>,
  parent = "",
): readonly ConfigNode[] {
  return Object.entries(values).map(([key, value]) => node(key, joinKey(parent, key), value));
}

/** The nodes whose path or text contains the words, with their parents; case does not matter. */
export function filterTree(nodes: readonly ConfigNode[], search: string): readonly ConfigNode[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return nodes;
  return nodes.flatMap((one): ConfigNode[] => {
    if (`${one.path} ${one.children === null ? one.text : ""}`.toLowerCase().includes(wanted)) {
      return [one];
    }
    const children = filterTree(one.children ?? [], search);
    return children.length > 0 ? [{ ...one, children }] : [];
  });
}

/** How many values a tree holds. */
export function countLeaves(nodes: readonly ConfigNode[]): number {
  return nodes.reduce(
    (sum, one) => sum + (one.children === null ? 1 : countLeaves(one.children)),
    0,
  );
}

/** Path → text of every value in a tree. */
export function flattenConfig(
  values: Readonly<Record<string, JsonValue>>,
): ReadonlyMap<string, string> {
  return new Map(leaves(configTree(values)).map((leaf) => [leaf.path, leaf.text]));
}

/** A plain value as text: a string as it is, all else as JSON. */
export function valueText(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function leaves(nodes: readonly ConfigNode[]): readonly ConfigNode[] {
  return nodes.flatMap((one) => (one.children === null ? [one] : leaves(one.children)));
}

function node(key: string, path: string, value: JsonValue): ConfigNode {
  const children = childrenOf(path, value);
  return { path, key, children, text: children === null ? valueText(value) : "" };
}

function childrenOf(path: string, value: JsonValue): readonly ConfigNode[] | null {
  if (isList(value)) {
    if (value.every(isPlain)) return null;
    return value.map((item, at) => node(`[${at}]`, `${path}[${at}]`, item));
  }
  if (value === null || typeof value !== "object" || Object.keys(value).length === 0) return null;
  return configTree(value, path);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isPlain(value: JsonValue): boolean {
  return value === null || typeof value !== "object";
}

function joinKey(parent: string, key: string): string {
  return parent === "" ? key : `${parent}.${key}`;
}

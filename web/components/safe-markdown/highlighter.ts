import type { createLowlight } from "lowlight";
import { type ReactNode, createElement } from "react";
import styles from "./safe-markdown.module.css";

/** Code as coloured spans; null for a language it does not know. */
export type Highlighter = (language: string, code: string) => ReactNode;

type Node = ReturnType<ReturnType<typeof createLowlight>["highlight"]>["children"][number];

let loaded: Promise<Highlighter> | null = null;

export function loadHighlighter(): Promise<Highlighter> {
  loaded ??= import("lowlight").then(({ common, createLowlight }) => {
    const lowlight = createLowlight(common);
    return (language, code) => {
      if (!lowlight.registered(language)) return null;
      return lowlight.highlight(language, code).children.map(toNode);
    };
  });
  return loaded;
}

/** Class names of highlight.js to the few that this site has colours for. */
const colours: Readonly<Record<string, string | undefined>> = {
  "hljs-keyword": styles.keyword,
  "hljs-literal": styles.keyword,
  "hljs-built_in": styles.keyword,
  "hljs-type": styles.keyword,
  "hljs-tag": styles.keyword,
  "hljs-name": styles.keyword,
  "hljs-string": styles.string,
  "hljs-regexp": styles.string,
  "hljs-symbol": styles.string,
  "hljs-number": styles.number,
  "hljs-comment": styles.comment,
  "hljs-meta": styles.comment,
  "hljs-title": styles.title,
  "hljs-attr": styles.title,
  "hljs-section": styles.title,
  "hljs-addition": styles.added,
  "hljs-deletion": styles.removed,
};

function toNode(node: Node, key: number): ReactNode {
  if (node.type === "text") return node.value;
  if (node.type !== "element") return null;
  const names = node.properties["className"];
  const className = Array.isArray(names)
    ? names.map((name) => colours[name] ?? "").join(" ")
    : undefined;
  return createElement("span", { key, className }, ...node.children.map(toNode));
}

/** What this needs of a Markdown tree. */
interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

/**
 * A plugin for the Markdown reader: a single line end stays one. Prompts and answers are written
 * like chat messages, where "A) …" and "B) …" stand on lines of their own.
 */
export function keepLineEnds() {
  return (tree: Node): void => breakLines(tree);
}

function breakLines(node: Node): void {
  if (!node.children) return;
  node.children = node.children.flatMap((child) => {
    breakLines(child);
    if (child.type !== "text" || !child.value?.includes("\n")) return [child];
    return child.value.split("\n").flatMap((value, at): Node[] => {
      const text = { type: "text", value };
      return at === 0 ? [text] : [{ type: "break" }, text];
    });
  });
}

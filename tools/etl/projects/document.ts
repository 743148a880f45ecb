import { LineCounter, isNode, parseDocument } from "yaml";

/** A YAML document, which JSON is, too; and on which line each part of it stands. */
export type Parsed =
  | {
      readonly kind: "ok";
      readonly value: unknown;
      readonly lineOf: (path: readonly PropertyKey[]) => number;
    }
  | { readonly kind: "bad"; readonly line: number; readonly detail: string };

export function parseProjectText(text: string): Parsed {
  try {
    return parsed(text.replace(/^\ufeff/u, ""));
  } catch (error) {
    // Aliases of aliases without end, and nesting deeper than the stack.
    return { kind: "bad", line: 1, detail: error instanceof Error ? error.message : String(error) };
  }
}

function parsed(text: string): Parsed {
  const counter = new LineCounter();
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    prettyErrors: false,
    logLevel: "silent",
    lineCounter: counter,
  });
  const lineAt = (offset: number | undefined) => counter.linePos(offset ?? 0).line;
  const [error] = document.errors;
  if (error) return { kind: "bad", line: lineAt(error.pos[0]), detail: error.message };
  const lineOf = (path: readonly PropertyKey[]): number => {
    const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
    if (isNode(node)) return lineAt(node.range?.[0]);
    return path.length === 0 ? 1 : lineOf(path.slice(0, -1));
  };
  return { kind: "ok", value: document.toJS(), lineOf };
}

import { LineCounter, type Document, isAlias, isMap, isScalar, isSeq, parseDocument } from "yaml";
import { isRecord } from "../json-lines.ts";

/** What stands below a key: its value, and its text as written (a version 1.10 is not 1.1). */
export interface Entry {
  readonly line: number;
  readonly value: unknown;
  /** Null for a mapping, a list, or nothing. */
  readonly text: string | null;
  /** Texts of a mapping's values, by key; empty for everything else. */
  readonly texts: ReadonlyMap<string, string>;
  /** Texts of a list's items; null for everything else. */
  readonly items: readonly string[] | null;
}

export type Parsed =
  | { readonly kind: "mapping"; readonly entries: ReadonlyMap<string, Entry> }
  | { readonly kind: "bad"; readonly line: number; readonly detail: string };

/** The outermost mapping of a YAML 1.2 file ("no" is text there). Of duplicate keys the last wins. */
export function parseYaml(text: string): Parsed {
  if (latest?.text !== text) latest = { text, result: attempted(text) };
  return latest.result;
}

/** A file is parsed to recognise it and then to read it: for a small run that is a tenth of its conversion. */
let latest: { readonly text: string; readonly result: Parsed } | null = null;

function attempted(text: string): Parsed {
  try {
    return parsed(text);
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
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
    lineCounter: counter,
  });
  const lineAt = (offset: number | undefined) => counter.linePos(offset ?? 0).line;
  const [error] = document.errors;
  if (error) return { kind: "bad", line: lineAt(error.pos[0]), detail: error.message };
  const values: unknown = document.toJS();
  if (!isMap(document.contents) || !isRecord(values))
    return { kind: "bad", line: 1, detail: "no mapping" };
  const entries = document.contents.items.flatMap(({ key, value }): [string, Entry][] => {
    const name = textOf(document, key);
    if (name === null) return [];
    const line = isScalar(key) ? lineAt(key.range?.[0]) : 1;
    return [[name, { line, value: values[name], ...textsOf(document, value) }]];
  });
  return { kind: "mapping", entries: new Map(entries) };
}

function textsOf(document: Document, node: unknown): Pick<Entry, "text" | "texts" | "items"> {
  const target = isAlias(node) ? node.resolve(document) : node;
  const pairs = isMap(target) ? target.items : [];
  const texts = pairs.flatMap(({ key, value }): [string, string][] => {
    const [name, text] = [textOf(document, key), textOf(document, value)];
    return name === null || text === null ? [] : [[name, text]];
  });
  const items = isSeq(target) ? target.items.map((item) => textOf(document, item)) : null;
  return {
    text: textOf(document, target),
    texts: new Map(texts),
    items: items && items.filter((item) => item !== null),
  };
}

/** A scalar as it is written, without quotes and the space around it. */
function textOf(document: Document, node: unknown): string | null {
  const target = isAlias(node) ? node.resolve(document) : node;
  return isScalar(target) && target.value !== null ? (target.source?.trim() ?? null) : null;
}

import { type Fact, type ReadFact, issue } from "./fact.ts";
import type { SourceFile } from "./source.ts";
import { textLines } from "./text-lines.ts";
import { parseJson } from "./tolerant-json.ts";

/** A JSON object of a JSON-lines file. */
export interface JsonRecord {
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/**
 * Reads JSON lines and hands each object to `use`, which returns the facts in it, or null if the
 * object holds nothing usable. Bad lines become issues; a count of all comes last.
 */
export async function* jsonLineFacts(
  file: SourceFile,
  use: (record: JsonRecord) => Iterable<Fact> | null,
): AsyncIterable<Fact> {
  let records = 0;
  let dropped = 0;
  for await (const { text, line, ended, damaged, tooLong } of textLines(file.bytes())) {
    if (text.trim() === "" && tooLong === null) continue;
    records++;
    const place = { file: file.path, line };
    if (tooLong !== null) {
      dropped++;
      yield issue("too-large", "dropped", place, tooLong);
      continue;
    }
    if (damaged)
      yield issue("invalid-utf8", "warning", place, "bytes that are not UTF-8 were replaced");
    const parsed = parseJson(text);
    if (parsed.kind === "bad") {
      dropped++;
      const code = ended ? "not-json" : "truncated-line";
      yield issue(code, "dropped", place, `${parsed.detail}: ${text.slice(0, 60)}`);
      continue;
    }
    if (parsed.repaired) yield issue("non-finite-number", "note", place, "bare NaN or Infinity");
    const facts = isRecord(parsed.value) ? use({ line, value: parsed.value }) : null;
    if (facts) yield* facts;
    else {
      dropped++;
      yield issue("unusable-record", "dropped", place, `not a usable record: ${text.slice(0, 60)}`);
    }
  }
  yield { kind: "read", file: file.path, records, dropped } satisfies ReadFact;
}

/** Is it a JSON object (not null, not an array)? */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A line that is one object; null if it is none. Most lines of other formats, of a document on many
 * lines above all, are told by their ends, which costs a thousandth of a parse that fails.
 */
export function objectOfLine(line: string): Readonly<Record<string, unknown>> | null {
  if (!line.trimEnd().endsWith("}") || !/^\ufeff?\s*\{/.test(line)) return null;
  const parsed = parseJson(line);
  return parsed.kind === "ok" && isRecord(parsed.value) ? parsed.value : null;
}

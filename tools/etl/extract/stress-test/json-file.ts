import { type IssueFact, issue } from "../fact.ts";
import type { SourceFile } from "../source.ts";
import { wholeText } from "../text-lines.ts";
import { parseJson } from "../tolerant-json.ts";

/** A timeline of half a million requests; a larger file is no summary. */
const maxBytes = 64 * 1024 * 1024;

/** A whole small JSON file, or why it cannot be had. */
export async function jsonFile(
  file: SourceFile,
): Promise<{ readonly kind: "value"; readonly value: unknown } | IssueFact> {
  const place = { file: file.path, line: null };
  if (file.size > maxBytes)
    return issue("too-large", "dropped", place, `${file.size} bytes; at most ${maxBytes} are read`);
  const parsed = parseJson(await wholeText(file.bytes()));
  return parsed.kind === "ok"
    ? { kind: "value", value: parsed.value }
    : issue("not-json", "dropped", place, parsed.detail);
}

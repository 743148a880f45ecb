import { type IssueFact, issue } from "./fact.ts";
import { limits, weightOf } from "./limits.ts";
import type { SourceFile } from "./source.ts";
import { decoded, wholeBytes } from "./text-lines.ts";
import { type Parsed, lineOfFault, parseJson } from "./tolerant-json.ts";

type JsonDocument = Extract<Parsed, { kind: "ok" }>;

/** Reads files that are understood only as a whole: none that is too large, and not too many together. */
export class Documents {
  private left: number;

  /** @param most weight of all that are read */
  constructor(most: number = limits.documentsWeight) {
    this.left = most;
  }

  /** The text, or why it is not read. @param longest bytes */
  async text(file: SourceFile, longest: number = limits.document): Promise<string | IssueFact> {
    if (file.size > longest) return tooLarge(file, `at most ${longest} are read`);
    const bytes = await wholeBytes(file.bytes());
    const weight = weightOf(bytes);
    if (weight > limits.documentWeight) return tooLarge(file, "to read it takes too much memory");
    if (weight > this.left)
      return tooLarge(file, "with the folder's other files it takes too much memory");
    this.left -= weight;
    return decoded(bytes);
  }

  /** The JSON in it, or why there is none. */
  async json(file: SourceFile): Promise<JsonDocument | IssueFact> {
    const text = await this.text(file);
    if (typeof text !== "string") return text;
    const parsed = parseJson(text);
    if (parsed.kind === "ok") return parsed;
    const place = { file: file.path, line: lineOfFault(parsed.detail) };
    return issue("not-json", "dropped", place, parsed.detail);
  }
}

function tooLarge({ path, size }: SourceFile, why: string): IssueFact {
  const place = { file: path, line: null };
  return issue("document-too-large", "dropped", place, `${size} bytes: ${why}`);
}

/** What a search reads: the table's excerpts, or everything a sample says. */
export type SearchScope = "previews" | "texts";

/** A text to search for, whatever the case. */
export interface Needle {
  readonly folded: string;
  /** As it stands in a line of JSON. */
  readonly inJson: string;
}

export function toNeedle(text: string): Needle {
  return { folded: fold(text), inJson: fold(JSON.stringify(text).slice(1, -1)) };
}

/** A text without what a search does not tell apart: case, and the sigma that ends Greek words. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  return lower.includes("ς") ? lower.replaceAll("ς", "σ") : lower;
}

export interface ChunkMatches {
  /** Places of the lines that contain the needle, ascending. */
  readonly lines: readonly number[];
  /** Places of lines that may contain it but are no JSON. */
  readonly unreadable: readonly number[];
}

const nothing: ChunkMatches = { lines: [], unreadable: [] };

/**
 * The lines of a chunk of JSON lines whose texts contain the needle. A chunk, then a line, is only
 * looked into when its JSON as a whole may contain it.
 */
export function findInChunk(chunk: string, needle: Needle, scope: SearchScope): ChunkMatches {
  const folded = fold(chunk);
  if (!mayContain(folded, needle)) return nothing;
  const originals = chunk.split("\n");
  const lines: number[] = [];
  const unreadable: number[] = [];
  for (const [at, line] of folded.split("\n").entries()) {
    if (!mayContain(line, needle)) continue;
    const texts = textsOfLine(originals[at] ?? "", scope);
    if (texts === null) unreadable.push(at);
    else if (texts.some((text) => fold(text).includes(needle.folded))) lines.push(at);
  }
  return { lines, unreadable };
}

/**
 * JSON may write any character as an escape, and a slash as one of two things. The arguments of a tool
 * call are no text within the line but JSON themselves: there nothing is escaped.
 */
const oddEscape = /(?<!\\)(?:\\\\)*\\[u/]/;

function mayContain(json: string, { folded, inJson }: Needle): boolean {
  if (json.includes(inJson) || (folded !== inJson && json.includes(folded))) return true;
  return oddEscape.test(json);
}

function textsOfLine(line: string, scope: SearchScope): readonly string[] | null {
  try {
    const value: unknown = JSON.parse(line);
    return scope === "previews" ? previewTexts(value) : sampleTexts(value);
  } catch {
    return null;
  }
}

/** What the table shows of a sample. */
function previewTexts(preview: unknown): readonly string[] {
  return textFields(preview, ["id", "input", "target", "prediction"]);
}

/**
 * All texts of a stored sample that a reader can see, tool calls and reasoning included. Read without
 * the schema, which would cost more than the search; what is not as the protocol says has no text.
 */
function sampleTexts(sample: unknown): readonly string[] {
  const names = ["id", "input", "target", "prediction", "extracted", "explanation", "error"];
  return [...textFields(sample, names), ...list(sample, "messages").flatMap(messageTexts)];
}

function messageTexts(message: unknown): readonly string[] {
  return [
    ...list(message, "content").flatMap((part) => textFields(part, ["text"])),
    ...list(message, "tool_calls").map(
      (call) =>
        `${textFields(call, ["name"]).join("")} ${JSON.stringify(field(call, "arguments"))}`,
    ),
  ];
}

function textFields(value: unknown, names: readonly string[]): readonly string[] {
  return names.map((name) => field(value, name)).filter((text) => typeof text === "string");
}

function list(value: unknown, name: string): readonly unknown[] {
  const found = field(value, name);
  return Array.isArray(found) ? found : [];
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

import type { Sample } from "@evalsite/protocol";

/** Longer values, and lists of more, name no group that a reader would choose. */
const mostLetters = 120;
const mostEntries = 8;
/** How deep fields within fields are looked at. */
const deepest = 3;

/** What a field of the metadata says; null: what no group can be named after, a long text for one. */
export type MetadataWord = readonly [name: string, word: string | null];

/**
 * The metadata of a sample as one word a field, by which samples can be grouped: texts, numbers, yes or no, and short lists of
 * these. Fields within fields are named by their path ("task.level"). What is null or empty says nothing.
 */
export function metadataWords(metadata: Sample["metadata"]): readonly MetadataWord[] {
  return wordsIn(metadata, "", 1);
}

function wordsIn(fields: object, prefix: string, depth: number): readonly MetadataWord[] {
  return Object.entries(fields).flatMap(([key, value]: readonly [string, unknown]) => {
    const name = prefix + key;
    if (isFields(value)) return depth < deepest ? wordsIn(value, `${name}.`, depth + 1) : [];
    const isNothing = value === null || value === "" || (Array.isArray(value) && !value.length);
    return isNothing ? [] : [[name, wordOf(value)] as const];
  });
}

function wordOf(value: unknown): string | null {
  if (!Array.isArray(value)) return plainWord(value);
  if (value.length > mostEntries) return null;
  const words = value.map(plainWord);
  const joined = words.join(", ");
  return words.includes(null) || joined.length > mostLetters ? null : joined;
}

function plainWord(value: unknown): string | null {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string" || value.length > mostLetters) return null;
  return value.trim() === "" ? null : value;
}

function isFields(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A part of the data that values are measured on. */
type Split = "train" | "eval" | "test";

const words: ReadonlyMap<string, Split> = new Map([
  ...named("train", "train training"),
  ...named("eval", "eval evaluate evaluation val valid validate validation dev"),
  ...named("test", "test testing"),
]);

function named(split: Split, names: string): readonly (readonly [string, Split])[] {
  return names.split(" ").map((name) => [name, split]);
}

/** What a word like "val" or "Validation" names; undefined if it is no such word. */
export function splitOf(word: string): Split | undefined {
  return words.get(word.trim().toLowerCase());
}

/** The same of a folder's or a file's name, in which "test" and "dev" may mean anything. */
export function splitOfFolder(name: string): Split | undefined {
  return /^(?:dev|test|testing)$/i.test(name) ? undefined : splitOf(name);
}

export interface SeriesSearch {
  readonly matches: (name: string) => boolean;
  /** What is wrong with the pattern; it is then searched as plain text. */
  readonly invalid: string | null;
}

/** A search over series names: a regular expression without regard to case, else the text itself. */
export function seriesSearch(pattern: string): SeriesSearch {
  const text = pattern.trim();
  if (text === "") return { matches: () => true, invalid: null };
  try {
    const expression = new RegExp(text, "iu");
    return { matches: (name) => expression.test(name), invalid: null };
  } catch (error) {
    const plain = text.toLowerCase();
    return {
      matches: (name) => name.toLowerCase().includes(plain),
      invalid: error instanceof Error ? error.message : String(error),
    };
  }
}

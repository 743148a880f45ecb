/** Shorter starts than this are left in. */
const shortest = 24;
/** What must be left of a text for its start to be taken away. */
const leastRest = 16;
/** Texts that share a start, at least. */
const fewest = 4;

/**
 * For each text the length of the start that some others have too, up to the end of a sentence or line; 0
 * when there is none worth leaving out. Prompts of a benchmark often begin with the same instruction, or
 * each subject's with its own. Texts that are the same count as one.
 */
export function sharedStarts(texts: readonly string[]): readonly number[] {
  const sorted = [...new Set(texts)].toSorted();
  const together = Math.min(fewest, Math.max(3, sorted.length));
  // What as many neighbours share in the order of texts, no other as many share more.
  const next = sorted.map((text, at) => sameStart(text, sorted[at + 1] ?? ""));
  const lengths = new Map<string, number>();
  for (const [at, text] of sorted.entries()) {
    let shared = 0;
    for (let first = Math.max(0, at - together + 1); first <= at; first++) {
      if (first + together > sorted.length) break;
      shared = Math.max(shared, Math.min(...next.slice(first, first + together - 1)));
    }
    lengths.set(text, sentencesWithin(text, shared));
  }
  return texts.map((text) => lengths.get(text) ?? 0);
}

function sameStart(a: string, b: string): number {
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  return same;
}

/** Length of the whole sentences or lines at the start of a text. */
function sentencesWithin(text: string, length: number): number {
  const whole = text.slice(0, Math.max(0, Math.min(length, text.length - leastRest)));
  const end = /^[^]*(?:[.:!?]\s|[。：！？\n])/u.exec(whole)?.[0].length ?? 0;
  return end < shortest ? 0 : end;
}

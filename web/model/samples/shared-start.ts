/** Shorter starts than this are left in. */
const shortest = 24;
/** Texts that share a start, at least; of three texts, all. */
const fewest = 4;

/**
 * For each text the length of the start that some others have too, up to the end of a sentence or line; 0
 * when there is none worth leaving out. Prompts of a benchmark often begin with the same instruction, or
 * each subject's with its own. Texts that are the same count as one.
 */
export function sharedStarts(texts: readonly string[]): readonly number[] {
  const sorted = [...new Set(texts)].toSorted();
  const together = Math.min(fewest, Math.max(3, sorted.length));
  // Sorted, the texts that share most are neighbours.
  const next = sorted.map((text, at) => sameStart(text, sorted[at + 1] ?? ""));
  const ofNeighbours = sorted.map((_, first) => {
    const isEnough = first + together <= sorted.length;
    return isEnough ? Math.min(...next.slice(first, first + together - 1)) : 0;
  });
  const lengths = new Map(
    sorted.map((text, at) => {
      const shared = ofNeighbours.slice(Math.max(0, at - together + 1), at + 1);
      return [text, sentencesWithin(text, Math.max(...shared))];
    }),
  );
  return texts.map((text) => lengths.get(text) ?? 0);
}

function sameStart(a: string, b: string): number {
  let same = 0;
  while (same < a.length && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  return same;
}

/** Length of the whole sentences or lines at the start of a text, of which something must be left. */
function sentencesWithin(text: string, length: number): number {
  for (let end = Math.min(length, text.length - 1); end >= shortest; end--) {
    const last = text[end - 1] ?? "";
    const isEnd = " \n\t".includes(last) && ".:!?".includes(text[end - 2] ?? " ");
    if (isEnd || "\n。：！？".includes(last)) return end;
  }
  return 0;
}

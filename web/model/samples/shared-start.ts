/** Shorter starts than this are left in. */
const shortest = 24;
/** What must be left of a text for its start to be taken away. */
const leastRest = 16;

/**
 * Length of the start that all texts share, up to the end of a sentence or line; 0 when there is
 * none worth leaving out. Prompts of a benchmark often begin with the same instruction.
 */
export function sharedStart(texts: readonly string[]): number {
  const [first, ...others] = texts;
  if (first === undefined || others.length < 2) return 0;
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && same < other.length && first[same] === other[same]) same++;
    length = same;
  }
  const shortestText = Math.min(...texts.map((text) => text.length));
  const whole = first.slice(0, Math.max(0, Math.min(length, shortestText - leastRest)));
  const end = /^[^]*(?:[.:!?]\s|[。：！？\n])/u.exec(whole)?.[0].length ?? 0;
  return end < shortest ? 0 : end;
}

/** What a text is compared by: whatever its case, numbers within it by their value. */
export function orderKey(text: string): string {
  const folded = text.toLowerCase();
  return /\d/.test(folded) ? folded.replaceAll(/\d+/g, numberKey) : folded;
}

/** Its length before its digits: a longer number is a larger one. */
function numberKey(digits: string): string {
  const significant = digits.replace(/^0+(?=\d)/, "");
  return String.fromCodePoint(48 + significant.length) + significant;
}

/** Each key's place in the order of code units; equal keys share one. */
export function ranksOf(keys: readonly string[]): Uint32Array {
  const order = Uint32Array.from(keys.keys()).toSorted((a, b) => compare(keys[a], keys[b]));
  const ranks = new Uint32Array(keys.length);
  let rank = 0;
  for (const [at, key] of order.entries()) {
    if (at > 0 && keys[key] !== keys[order[at - 1] ?? 0]) rank = at;
    ranks[key] = rank;
  }
  return ranks;
}

function compare(a = "", b = ""): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

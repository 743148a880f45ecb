/** Seeded chance: the same key always gives the same draw, in any order of calls. */

/** 32-bit hash of a text: FNV-1a followed by the murmur3 finaliser, so that close texts land far apart. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A number in [0, 1) that belongs to the parts of a key. */
export function drawFor(...key: readonly (string | number)[]): number {
  return hash32(key.join("\u0000")) / 2 ** 32;
}

/** An element of a list, chosen by a key. */
export function pickFor<T>(list: readonly T[], ...key: readonly (string | number)[]): T {
  const chosen = list[Math.floor(drawFor(...key) * list.length)];
  if (chosen === undefined) throw new Error("cannot pick from an empty list");
  return chosen;
}

/** A sequence of numbers in [0, 1): mulberry32. */
export function randomSequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from low to high, both included. */
export function wholeBetween(random: () => number, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** A shuffled copy (Fisher and Yates). */
export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = wholeBetween(random, 0, i);
    const [a, b] = [copy[i] as T, copy[j] as T];
    copy[i] = b;
    copy[j] = a;
  }
  return copy;
}
